"""Single words, by how far they lean, in tenths: made by `make weights`."""

from typing import Final

START: Final = -6
TABLE: Final = """
=14 LAW =12 TEXTS =11 mich optout =10 CURSE lista numero =9 DEAD baja isso melissa moi these =8
consent esto mehr sair subscription suscripcion =7 NUMBER REMOVE ago attorney be contato dejenme
desabonner elsewhere every interesse nolonger paren paz promociones revoke sie this unsubscribe
vous =6 abmelden alone another asking business cease dis discontinue f god guy inscricao lady liste
live messages nie parem part pessoa piu plus read recibir reminders rien rosa store suck times vos
warning you youve =5 500 AGREE NOT alto anymore apague arretez as aufhoren basta ca chega chill
closed club company data dejen dnc each else exclua faleceu falsche future go hint his junk keinen
kids kontakt loschen mecrire mensagem mike mitteilungen molesten nachrichten nada name named ne
nunca paix product pub publicite recevoir recipient reicht reported schluss scribe signing teresa
tips weekly werbung =4 ME ab aint ana and annoying asked aus away been block bloquear borrenme bro
bruh bs bye cancelar carlos cessez clue contacted crap darreter deceased delete deleted dentists
desinscrire donating donne eat enviar equivocado etre fam family favor forever forget further girl
goodbye graduated hear hearing hey hijos immediately inbox interest isnt ive jetzt landline looking
los lose mais mande manden marre me meine mes messaggi meu molestar months mother moved nao
nonsense not nuff object patients permission persona phone private propaganda publicidad removal
remover reporting request riddance rocks shes shut small sold someone sstop survey switched tenant
think turned under understand unsubscribed veuillez voting w whoever wnt years yourself =3 LIST
SEND added ads area auf begging belongs bent bitte blocked bloque blowing borren bothering cancelo
cancle ce com contacto could customer dare de demande descadastrar died dont ela eliminar ended
enough entfernen escriban escribir estuvo here ich id incorrect information job kindly line list
mauvais means members messaging mo mor must nehmen nicely nicht no nothing notifications obtained
optedout out passed per period person personne reach receiving refuse registry retired saquenme
schreiben screw specials state streichen stuff su supprimer switch texted texts weiteren word yo
your =2 ASK STOP all already any appreciate arret arrete buy calls como consider contacting cut
database deseo desist disturb doing enlevez escribirme everything fcc fuck hereby hit illegal im
lawyer many mas mir money nest numbers nummer of ones own owner parar pare promos receber report
retirer rude scam shame since somebody spamming sue team third von vou with =1 blocking dead erase
gave gone hell just keine kid kill mon off opted please quero remove stop svp take taken us would
wrong wunsche =-1 about better by charge crying day do getting gracias instead keeps liked mine
next nuts ok photo thanks that too way whos win =-2 5pm ? amazon appointment autopay back blood
canceled cash cebolla checking con coupon del doctor dr estoy extra fast fine flight floor for
friday gas good group hulu invoice it keys las laughing leak let make moms monday move movie
obrigado old one outside pass pedido pickup receipt reservation roster running say see send sending
set she slot snoring so sounds spotify stain still taking then till time to told waitlist was well
where wifes without =-3 $ 1 3 30 3pm 4 40 4pm 5th 6 ^ alarm an ann around available awesome azucar
bag bike bill billed blue boss broken cable cards chairs change chat cold color confirmar confirmed
cookies count delivery den dental details didnt dinner discount disregard donate door everyone fee
fin flu game gate grade guest happy hello her home hope hours hoy jarrive larret lights link mail
main maria maybe meant medium meet milch missed morgen morning my need netflix night omg online
package paid pay photos plan posso price puedo quote r reply resend ring safe save says schedule
seats selling sent shopping sick sister snow soccer soda speaker stops sugar sunday sure tard tell
thinking til tonight town treat trip updates waiting wants we website whats window wont work y yes
yesterday =-4 20 2pm 50142 7 9 agreed am antworten are bother cake called cancel charged charging
cheese choir code coffee confirmation consulta cross danke demain dessert dois driveway drop emails
emma ends esquina fix flowers free fridays fries fur half heute ice ill ipad iphone item its kann
later lease leave lets llego long loved lunch meeting milk mom mondays much needed needs noon pagar
parada park parking perfect pickles place playing problem put raining ready repondez ride rush
saturday seat sell shift should si sign sooner spot table tag talk tengo tennis test thursday
ticket tuesday twice unit update water went were which while will working worry yeah zwiebeln =-5 ,
add ahead ate attached before bien both busy cant cat chego clear coming confirm course did drive
driving eggs esperar great he helpful hold hungry ignore ir ist john keep komme llamar lost malade
manana miss month na open party power rain really red reschedule responda shipment size statements
thank thats those tickets took traffic until venir voicemail wait weather weekend when =-6 12 2 8
address annuler bad best bring c call card cebola cest date done dos early fighting first forgot
found had heat him hoje is la late making mushrooms onions pain pick refund same smoking street
they through today truck war week what works worrying =-7 10 at can cita got haha help o on
questions sorry start stopped =-8 5 bus came class form insurance love new termin tomorrow =-9
check does le lol order the yet =-10 el =-12 two
"""
