"""Single words, by how far they lean, in tenths: made by `make weights`."""

from typing import Final

START: Final = -11
TABLE: Final = """
=16 LAW TEXTS =14 mich optout =12 CURSE isso melissa numero =11 esto every lista moi sair =10
REMOVE baja consent dejenme mehr nolonger paren these vous =9 ago another contato deceased
desabonner elsewhere f interesse nie part pessoa piu read revoke rosa sie suscripcion times =8
NUMBER alone asking attorney basta be business ca cease chill dis exclua inscricao lady marre mike
paz promociones recibir rien schluss scribe signing store unsubscribe warning =7 AGREE abmelden
alto annoying apague arretez as aufhoren aus away block closed club data discontinue each falsche
fam future hint junk liste messages molesten named nunca parem patients plus private pub publicite
removal small suck tenant this understand vos youve =6 500 DEAD NOT bloquear borrenme bs buy carlos
cessez chega darreter dentists donating else enviar es etre forever go hate hearing immediately
inbox interest jetzt keinen kontakt live looking loschen lose marcus meine mensagem messaggi
mitteilungen mother nachrichten ne nonsense nuff object paix persona propaganda recevoir recipient
reminders remover reported spammers subscription teresa unsubscribed veuillez w weekly werbung wnt
=5 ab and awful berichten blocked borren bruh cancelar chick contacted could crap deals dejen
deleted demande descadastrar desinscrire dnc dont eliminar ended entfernen equivocado escriban
escribir estuvo favor forget fuck further god goodbye guy ich incorrect isnt los mais mande manden
mecrire meer members molestar mor must nada nao nicht now numbers optedout period permission
product publicidad reach reicht reporting rocks shopped sstop st tyrone whoever you =4 ME SEND ads
ahi already ana anymore asked auf been bent bitte bloque blowing bro bugging burn bye cancle ce
clue company contacto customer delete family final fraud geen goes hike hitting id information ive
kick landline lay line lived means mes messaging meu mo name nicely no notifications person
personne promos receiving refuse registry request riddance saquenme shame shove shut somebody
specials stoo stuff su supprimer texts think tire years your =3 ASK LIST STOP added all arret
arrete blocking cancelo com como contacting dare de deseo dessa doing donnees dude enlevez enough
errado escribirme fcc has havent kindly marketing mauvais me mon months nest not nummer obtained
off ones parar pare per phone quiero receber schreiben screw since streichen thing von vou weiteren
wish word wrong year yourself =2 account any beat calls child database disturb everything hear hell
hereby illegal kein many mir of opted out parent remove report retirer second someone svp system
take =1 aint begging cell charge contact cut decline ever harassment keine lawyer list mas quero
receive stop supprimez third whos wunsche =-1 4 ? again answer come day gracias liked link night
nuts old sick sister that too was we whatever who =-2 5pm 6 appointment autopay for gotta graduated
hulu invoice keeps let my okay one outside reservation roster slot so stain sunday taking tengo
than time told watch well were win =-3 $ 1 4pm 5th 9 ^ absolutely alarm amen an anyone bag boss
both bother car cash cebolla chairs chat close code del discount drop eating fee fin fine finished
fix floor game gas gate gets gone happy hours ill in jarrive just laughing left lights like loved
lying milch move movie nah needed obrigado omg over passed pay pedido pizza pull reply see sent set
she stops sugar sweet thursday tuesday turn vote voting waitlist window wont y yep yes =-4 20 30
3pm 40 50142 agreed amazing around awesome azucar before blue broken charged cheese coffee color
coming confirmar confirmed count cross crying delivery demain den details disregard done door easy
emma ends flu food friday good great guess guest hello her hoy ice it item k kommen llego lunch
magazine main make maybe medium mine mom moms much need netflix nice nonstop noon online paid
parada pass peace perfect photos pickles place potluck price printer problem proud puedo quote
repondez resend ring rush safe saturday saying says schedule seat send shopping shot should sign
snoring sooner speaker spot tard teasing thank tonight town trash treat until updates va water
whats which work yesterday =-5 , 2pm 7 ahead am antworten are at attached back box busy cable cake
charging clear cold confirm consulta danke dessert dinner doesnt dois dr driving esquina flight
fridays fur helpful hold homework house ignore iphone its john later made manana meet month morning
open other pagar photo playing posso put r raining really reschedule seats seen si size snow
subscribe sure table tag thinking those ticket today took twice update venir voicemail waiting
weather week weekend when working works zwiebeln =-6 12 2 3 address bad bien c call can cant cat
chego course did dog drive driveway early eggs emails esperar est fighting found free half hes
heute ir is ist kann keep komme la late lease llamar long mail malade maria meant milk mondays na
on pain park patient pick power ready red ride say shift shipment shoes sleep street talk through
tickets truck try unit went while worry worrying yeah =-7 8 ate bed bill card cebola dads date dos
flowers full got had heat hoje hope lets making miss parking refund responda same show smoking
stopped tell tennis traffic what =-8 10 5 add annuler best bring cest cita forgot fries help hungry
lol lost mushrooms new o paper start tomorrow wait war =-9 bus called class him home insurance le
love meeting party questions sorry the they =-10 came does form he onions order termin thats =-11
check el first rain yet =-13 haha two
"""
