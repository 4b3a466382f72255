"""Single words, by how far they lean, in tenths: made by `make weights`."""

from typing import Final

START: Final = -12
TABLE: Final = """
=17 LAW =16 TEXTS =14 mich optout =12 isso melissa numero =11 CURSE consent esto every lista moi
sair =10 NUMBER REMOVE ago baja dejenme mehr nolonger paren suscripcion vous =9 chill deceased
desabonner exclua f interesse lady nie part pessoa piu recibir revoke rien rosa sie signing these
=8 alone another attorney basta business ca cease contato dis elsewhere future interest liste marre
mike paz promociones scribe small store times unsubscribe warning =7 500 AGREE abmelden alto
annoying apague aufhoren aus block carlos closed data delete dentists discontinue each fam hint
inscricao junk kontakt marcus mensagem mitteilungen molesten named nunca parem patients plus
private pub publicite read removal reported schluss suck tenant this understand vos youve =6
arretez as asking away be blocked bloquear borrenme bs buy cessez chega club darreter donating
enviar es etre falsche forever hearing immediately inbox live loschen manden meine messages
messaggi molestar mother nachrichten nada ne object paix permission persona product propaganda
reach recevoir recipient reminders remover shopped spammers subscription teresa unsubscribed
veuillez w weekly werbung whoever wnt =5 DEAD NOT ab anymore asked awful been berichten borren
cancelar chick company contacted could deals dejen demande descadastrar dnc eliminar entfernen
equivocado escriban estuvo favor further go god goes goodbye hike ich id incorrect information isnt
jetzt looking los lose mais mecrire meer mes messaging name nao nicht now numbers optedout own
period publicidad receiving registry reicht reporting rocks sstop su texts tyrone =4 ASK LIST SEND
added ads ahi already auf bent bitte bloque blowing bro bugging burn cancle ce clue com contacto
crap customer de deleted desinscrire dude else ended forget fraud fuck geen guy havent hitting kick
kindly lived mande members mo mon mor nicely no nonsense per person personne promos refuse request
riddance saquenme shame shove shut somebody specials st thought tire von weiteren year years =3 ME
STOP and arret arrete blocking cancelo como contacting dare dessa dont enlevez enough erase
escribirme fcc hate hell illegal mauvais me meu must mute nest not notifications nummer obtained
ones opted parar pare phone piss receber report retirer schreiben screw second since someone
streichen stuff supprimer thing think vou wish wrong you =2 any beat cell child contact cut
database disturb family hereby kein line list many marketing mas means mir months of off parent
receive remove stop sue svp system tcpa third word yourself =1 account better charge daughter
decline ever harassment hear keine knock out quit supprimez take wunsche =-1 ? close day getting
gracias hey let link monday night sister then we whatever whos =-2 again appointment autopay do
drop for gotta in keeps landlord my nah obrigado okay receipt reservation roster sent set sign
taking tengo than that time to told was well who win =-3 $ 1 40 5th 9 ^ alarm an anyone bag boss
both car cash chairs chat code come del discount fee fin fine finished floor friday game gas gets
gone graduated happy jarrive just laughing like loved mad morgen move movie need needed nonstop omg
one outside paid pedido pull quote reply resend ring see she so sooner stops sugar sunday supposed
sweet thank thursday treat tuesday turn vote voting waitlist were window y yep yes yesterday =-4 20
30 3pm 50142 agreed always amazing amen around azucar back before blue bother broken charged cheese
coffee color coming confirmar confirmed crack cross delivery demain den disregard done door dr
driving emma ends exams fair food good great guess guest hello her hours hows hoy ice ill it item k
kommen left lights llego lunch lying made main maybe medium mine missed mom netflix noon online
open over parada pass pay peace perfect photo photos pickles pics pizza place price printer problem
puedo put remind repondez reschedule rush safe saturday schedule seat seats seen send shopping
snoring speaker spot tard teasing trash water whats where which while work working worries =-5 , 2
2pm 3 7 ahead am answer antworten are asleep at attached bad box busy cable cake charging cold
confirm consulta crying danke dessert dinner doesnt dois driveway easy eating esquina finish flight
found fridays fur hold house hurt ignore iphone john joking later lease llamar magazine mail manana
meant moms morning nice other pagar pick posso potluck r raining ready really red ride say says
shift shot si size snow subscribe table those three ticket till today tonight try tv twice update
venir when works zwiebeln =-6 12 address bien bill c call can cant cat chego clear course details
did drive early emails esperar father fighting had half helpful hes heute homework hope ir ist kann
keep komme la late long malade maria meet mondays month much na on pain patient playing power proud
same shipment shoes should show sleep stopped street sure tag talk thinking through tickets took
town truck unit until voicemail waiting weather week went what without worry worrying =-7 5 8 add
annuler ate bed card cebola dads date dog dos eggs est flowers fries full got heat hoje is its lets
lost making milk park parking refund responda smoking start tell tennis traffic war weekend wont
yeah =-8 10 best bring called cest cita class forgot free help hungry lol meeting miss mushrooms
new o sorry tomorrow wait =-9 bus came form insurance le paper party questions the =-10 el everyone
he him home love onions order termin thats they yet =-11 check does first =-12 rain =-13 haha two
"""
