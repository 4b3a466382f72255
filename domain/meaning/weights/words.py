"""Single words, by how far they lean, in tenths: made by `make weights`."""

from typing import Final

START: Final = -10
TABLE: Final = """
=16 TEXTS =15 LAW =13 CURSE mich optout =12 isso =11 esto melissa numero =10 ago baja consent lista
moi sair =9 NUMBER contato dejenme desabonner every interesse mehr nie nolonger paren pessoa read
revoke suscripcion these vous =8 DEAD REMOVE another asking attorney be cease deceased elsewhere
exclua f lady marre parem part paz piu promociones recibir rien rosa scribe sie signing store this
times warning =7 NOT abmelden alone alto apague as aufhoren basta ca chill closed club dis
discontinue donating each future hint inscricao interest junk liste mike named nunca plus pub
publicite removal schluss suck teresa tips unsubscribe vos you =6 500 AGREE arretez asked bloquear
bs business carlos chega could dare data dentists falsche fam give go guy his immediately keinen
loschen mecrire meine mensagem messages messaggi mitteilungen molesten mother nachrichten nada
nonsense nuff object paix patients persona private propaganda recevoir recipient reported
unsubscribed weekly werbung youve =5 ab ana annoying anymore aus away berichten block blocked
borrenme bro cessez chick clue company darreter dejen delete deleted demande desinscrire dnc eat
entfernen enviar equivocado es etre favor forever girl god goodbye hearing hey isnt jetzt kontakt
live looking los lose mais manden marcus meer mes molestar must ne numbers permission product
publicidad receiving reminders remover riddance rocks shut sstop su subscription switch tenant
thought veuillez w whoever wnt =4 ME SEND and auf awful been begging bent bloque blowing borren
bothering bruh bye cancelar cancle ce contacted crap deals descadastrar dont eliminar ended
escriban escribir estuvo family felicia forget fraud further geen hear hike hitting ich inbox
incorrect information ive kindly landline lived lives mande many me means members messaging months
mor name nao nehmen nicely nicht no not notifications now obtained ones optedout period person
personne phone reach refuse registry reicht reporting request saquenme screw shopped specials stuff
supprimer texts think tire turned years yo your yourself =3 ASK LIST STOP added ads ahi aint all
bitte burn buy calls cancelo com contacting contacto customer cut de deseo dessa digits disturb
doing enlevez enough errado escribirme fcc fuck gym hate id kick list mauvais meu mo mon nest
nummer out pare per promos receber retirer schreiben shame shove since somebody streichen texted
von weiteren wish word year =2 account already any arret arrete blocking child como database dude
erase everything hell hereby hit kill marketing mir of off opted parar parent report second someone
thing vou would =1 harassment keine lawyer line mas number quit receive remove stop svp take them
third wrong wunsche =-1 better birthday by day este estoy monday next nuts one shes sick so thanks
too way we without =-2 5pm ? canceled coupon for gracias how hulu invoice it keys leak let like
link movie my ok over package pharmacy roster save scam see snoring soy still taking tengo than
time to told was were will win =-3 $ 4 4pm 5th 6 ^ absolutely appointment autopay boss both cash
cebolla chairs chat code coffee congrats count del deliveries door drop fast fee fin fine floor
friday game gas good hard hours in leave left meant milch missed morgen morning move much netflix
night obrigado omg outside paid pedido pickup plan question quote receipt reply reservation ring
safe says send sent set she show sister slot speaker stain stops subscribe sugar sunday sure test
town waitlist where wifes window wont yes =-4 1 20 30 3pm 40 9 agreed alarm amen an around
available azucar back bag blue bother broken cable cake cancel car cold color confirmar
confirmation confirmed cross dad delivery demain den dental details dinner discount disregard
esquina everyone fair fix flight flu fries gate gets gone guest half happy hope house hoy ice ill
its jarrive k kommen lights llego long loved lunch magazine mail main maria maybe medium mine mom
need needed noon online other park pass pay peace photos place price problem puedo put ready
repondez saturday schedule shopping should soccer soda tag tard tell thursday tigers tonight treat
tuesday va vote voting waiting water well whats which while y yesterday =-5 3 50142 7 ahead am
antworten attached awesome before box change cheese choir coming confirm consulta crying danke
dessert dois donate done dr drive driving early easy emma ends fighting fridays fur great hello hes
hold ignore item keep later lease lets manana meet mondays month pagar parada patient perfect photo
pickles playing posso raining reschedule resend ride rush sam say seat seats shift sign snow sooner
spot table talk thank ticket tickets took twice until weather when work working yeah zwiebeln =-6 ,
2 2pm are at bad bill cat charged charging chego clear course did dog driveway eggs emails esperar
found free heute him hungry iphone ir ist john kann komme la llamar malade na open pain parking
party pick power r red sell si size smoking tennis those today truck unit update venir voicemail
week weekend went works worry =-7 12 8 add address ate bien bring busy c call card cebola date est
forgot got had helpful hoje late making meeting milk miss really refund responda same shipment
start street through traffic wait war worrying =-8 10 5 annuler best can cant cest cita dos flowers
heat home is lost love mushrooms new o on onions questions stopped what =-9 bus called class help
lol paper sorry they tomorrow =-10 came check does first form he insurance le termin thats the =-11
el order rain yet =-12 haha =-13 two
"""
