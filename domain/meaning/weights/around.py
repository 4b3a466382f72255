"""Two words around a third, by how far they lean, in tenths: made by `make weights`."""

from typing import Final

TABLE: Final = """
=18 ^__$ =15 .__. =13 block__$ =12 STOP__TEXTS optout__$ =11 NOT__here REMOVE__$ REMOVE__NUMBER
^__mi ^__moi =10 ,__NOT SEND__$ ^__off ^__svp a__NUMBER be__from did__sign with__TEXTS you__STOP =9
ME__email NOT__KIN STOP__$ a__number f__$ favor__$ make__STOP me__email nolonger__there non__piu
numero__$ weekly__$ =8 ,__too ME__de NOT__. NOT__these ^__, asked__$ but__more de__lista etre__$
for__so from__LIST got__NUMBER ich__$ im__on leave__KIN me__de meine__$ mes__$ meu__$ of__NUMBER
schluss__$ she__away the__TEXTS to__these unsubscribed__$ vou__$ you__SEND =7 .__STOP .__here
.__stop AGREE__$ NOT__TEXTS NOT__coming NOT__promociones NOT__there NUMBER__she SEND__else
STOP__for STOP__thanks STOP__these TEXTS__it ^__. ^__closed ^__interesse ^__meu ^__request ^__sie
about__sale arretez__$ aufhoren__$ bitte__$ do__NOT do__not end__$ favor__NOT get__NUMBER
got__wrong i__even im__the is__and is__for je__vous mich__$ need__, never__$ no__. no__promociones
our__is rien__$ shut__$ signed__$ st__$ stop__thanks take__NUMBER take__hint the__time to__off
to__with vos__$ we__our with__company you__texting =6 ,__$ ,__TEXTS .__ME .__me .__the ?__ME ?__me
ME__a ME__more NOT__at NOT__or NOT__recibir NOT__your NUMBER__, NUMBER__ASK SEND__again STOP__5
STOP__SEND STOP__STOP STOP__nonsense ^__auf ^__darreter ^__melissa ^__no ^__object ^__recipient
^__sou ^__suck ^__us ^__wnt a__? a__there and__NOT away__$ basta__$ be__off beat__$ business__$
can__turn cancel__TEXTS cancelar__$ coming__$ could__ME could__me doing__$ dont__here dont__or
dont__there dont__your get__info go__$ have__wrong i__dentists i__remove i__subscribe leave__alone
leaving__LIST leaving__list live__$ lol__$ make__stop me__a me__more melissa__$ moi__paix mon__$
my__alone my__is nao__essa no__please no__recibir no__who number__$ number__you of__TEXTS off__$
off__LIST off__list out__the pub__$ quiero__de quit__me report__$ reporting__to send__$ shut__down
signing__$ since__$ so__can stop__and stop__nonsense text__a the__club this__LAW to__LAW to__SEND
to__of unsubscribe__$ vous__$ was__NUMBER was__number way__many who__melissa who__think wnt__$
wrong__lol you__CURSE you__quit you__spammers you__stop you__the =5 ,__ME ,__dont ,__me ?__$
AGREE__anything CURSE__$ KIN__on ME__ASK ME__nada NOT__a NOT__get NOT__interesa NOT__more
NOT__person NOT__publicidad NOT__signing REMOVE__info STOP__it STOP__thank STOP__work TEXTS__i
^__CURSE ^__annoying ^__chick ^__daughter ^__de ^__decline ^__doing ^__donating ^__estuvo ^__line
^__por ^__reicht ^__tenant are__ME are__getting are__me at__school auf__zu bruh__$ but__you
by__name call__, can__NOT can__not cancel__texts cancelled__membership comment__desabonner cut__out
de__merci didnt__in dont__about dont__signing dont__these drop__from email__$ fuck__$ further__$
geen__meer get__? get__clue get__from go__yourself good__the hate__$ have__ask hi__, i__AGREE i__be
i__that i__to ich__ab im__him incorrect__$ is__one it__rest just__$ kids__$ lose__$ mandar__$
me__nada messages__$ my__calls my__isnt my__out no__at no__interesa no__publicidad not__mom
not__person not__to on__TEXTS on__team on__texts pas__publicite phone__, please__text read__room
reicht__$ screw__$ sie__$ stop__it stop__thank stop__work take__hike the__person the__you these__ME
these__me this__i this__on too__TEXTS want__know when__i with__texts yes__cancel you__? you__REMOVE
you__have =4 ,__need .__NOT .__take ?__it ME__$ ME__again ME__mas ME__of ME__work NOT__LIST
NOT__about NOT__customer NOT__who NUMBER__$ NUMBER__a REMOVE__LIST REMOVE__name REMOVE__this
STOP__ME STOP__friday STOP__i STOP__that TEXTS__$ TEXTS__about TEXTS__now ^__DEAD ^__SEND
^__already ^__bent ^__bitte ^__bothering ^__com ^__dare ^__equivocado ^__girl ^__lived ^__mor
^__nummer ^__optout ^__refuse ^__revoke ^__riddance ^__sair ^__streichen ^__thought ^__warning
^__weiteren ^__with aint__$ already__. be__if blocking__$ calling__LAW can__be cancelar__inscricao
cancelo__$ com__$ come__the consent__$ do__$ do__keep dont__list dont__out eat__$ ever__ME ever__me
for__last from__$ get__this girl__$ give__a have__right have__say hear__you i__? i__nicely i__stop
if__get im__you is__? is__by is__kids is__third keine__mehr know__my los__a mande__$ me__$
me__again me__mas me__text me__work mehr__$ nao__contato nao__mais need__anymore never__in no__here
no__stop not__customer off__TEXTS on__NOT on__call per__$ remove__$ revoke__$ second__$ see__in
shame__you stop__$ stop__i stop__that take__cell take__name take__number take__out texting__about
the__of the__ones the__reminders they__live third__$ this__TEXTS this__the to__to told__NOT too__,
unsubscribed__week veux__recevoir want__hear weiteren__$ who__is will__STOP will__in wrong__.
you__NOT you__NUMBER you__TEXTS you__been you__number your__, your__my =3 ,__REMOVE ,__STOP ,__got
,__will ASK__all ME__dessa NOT__AGREE NOT__NUMBER NOT__SEND NOT__in NOT__su NUMBER__NOT NUMBER__of
NUMBER__your REMOVE__SEND SEND__for SEND__work STOP__week ^__ASK ^__aint ^__asked ^__away
^__calling ^__cancelo ^__desinscrire ^__discontinue ^__further ^__guy ^__hate ^__mo ^__mon ^__nest
^__one ^__opt ^__the ^__would ^__wrong alone__$ already__, am__still any__this ask__this asked__be
cancel__$ ce__pas changed__mind could__ASK could__please da__$ de__liste did__AGREE did__agree
didnt__up do__have do__make do__optout dont__again drop__$ enviar__$ este__$ falsche__$
for__reminder from__list go__CURSE go__hell good__$ got__new hate__TEXTS have__KIN i__REMOVE
i__STOP i__give i__never i__off i__on i__signed id__it im__a im__her interested__all je__suis
keep__$ knock__off last__, les__$ like__STOP me__dessa means__$ my__obtained my__off name__$
ne__plus need__TEXTS need__text no__no no__su no__to not__anymore not__at not__me now__$ off__texts
ok__$ on__dont one__SEND one__text opt__out please__all quero__$ sign__for somebody__ME
somebody__me stop__end stop__these stop__week take__of take__off text__again text__for text__work
thank__to the__call the__dont the__this there__way these__$ third__asking this__a to__KIN to__ME
to__NOT to__contacted to__me turn__off unsubscribe__from up__this update__LIST want__TEXTS
want__get we__NOT what__is whats__word where__the will__$ with__messages would__to you__, you__no
your__for =2 AGREE__SEND ASK__SEND KIN__that NOT__ASK NOT__for NOT__of STOP__my TEXTS__you ^__TEXTS
^__cancelar ^__contact ^__disturb ^__done ^__ended ^__hereby ^__lost ^__mas ^__nao ^__ne ^__sent
^__somebody ^__think ^__want am__on at__, back__$ cancel__subscription do__unsubscribe dont__a
dont__this es__$ ever__$ forget__NUMBER forget__number from__TEXTS i__come it__with kids__that
like__optout me__of me__please message__$ moved__$ my__$ my__in need__SEND need__STOP need__stop
never__up no__of no__texts no__what nolonger__to of__LIST optout__these pas__$ quit__my so__of
someone__$ still__these still__your texts__$ the__. there__years these__STOP this__harassment
time__$ to__texted was__$ we__the who__are who__you wish__receive your__$ =1 ,__not ASK__your
NOT__any NUMBER__for SEND__KIN STOP__you ^__ME ^__gave ^__it ^__means ^__optedout ^__unsubscribed
^__withdraw ^__wunsche a__phone dont__$ en__$ i__$ i__out i__wish know__you no__$ out__my phone__$
please__send please__your stop__you the__after unsubscribe__the us__the =-1 ,__you ME__the NOT__out
NUMBER__this ^__for dont__to i__it i__know texting__$ to__$ =-2 ,__do NOT__him NUMBER__use
REMOVE__last SEND__, SEND__anymore TEXTS__ME ^__STOP ^__bus ^__get ^__info ^__love ^__parking
^__sorry about__$ again__$ all__$ before__$ call__NUMBER can__SEND can__resend cancel__appointment
changed__NUMBER changed__number class__$ delete__last did__get do__remove do__sign do__turn
do__want early__$ enough__for form__$ good__. here__$ him__STOP him__stop i__SEND i__two im__going
in__$ is__a ive__enough la__del left__$ let__know lost__$ me__the meeting__$ my__ASK my__STOP
my__message my__please not__yet of__weather on__LIST on__list quiero__mi remove__from reply__to
signed__for the__out this__lol to__a to__remove until__$ up__the want__miss when__it who__this
will__you wont__$ your__is =-3 AGREE__treat KIN__SEND KIN__away ME__LIST ME__at ME__el ME__hold
ME__this NOT__money NOT__the NOT__while REMOVE__old SEND__back STOP__NOT TEXTS__on TEXTS__this
^__NUMBER ^__address ^__be ^__called ^__cant ^__card ^__consent ^__dos ^__down ^__forgot ^__gracias
^__here ^__item ^__link ^__lying ^__moved ^__need ^__now ^__nuts ^__over ^__phone ^__problem
^__puedo ^__que ^__quit ^__reply ^__said ^__should ^__still ^__this ^__two a__from all__TEXTS
all__texts already__$ am__NOT am__not anymore__$ are__going be__the c__$ cant__$ cross__off
do__need does__end dont__anything dont__that dont__what email__the for__$ for__KIN from__, going__$
got__SEND have__more hope__dont i__mean i__want im__in im__of interested__the ir__$ is__new is__on
it__my its__$ love__texts me__at me__el me__hold me__list me__this my__card na__$ nao__ir
need__else never__my no__from not__in not__the number__the off__ASK off__please our__$
please__remove please__the proud__you red__$ sent__my talk__$ text__anymore text__back texts__this
the__color the__date the__doesnt the__for the__in the__list the__now the__on they__SEND they__text
this__so those__$ to__wrong turn__$ use__one wait__$ when__the whos__? work__, =-4 ,__on 10__$
ME__i ME__speaker NOT__and NOT__de NOT__i NOT__late NOT__on NOT__owner NOT__questions NOT__that
NUMBER__my NUMBER__the SEND__drive SEND__when STOP__in STOP__on STOP__optout ^__? ^__boss ^__coming
^__dad ^__forget ^__have ^__ist ^__le ^__leave ^__leaving ^__like ^__name ^__number ^__pagar
^__remove ^__stopped ^__suis ^__take ^__teasing ^__week ^__worrying a__de an__$ are__$ before__ASK
before__please but__$ can__text crack__up didnt__to do__ask do__take done__$ dont__without el__$
enough__this es__numero get__SEND get__at got__TEXTS got__messages hey__$ i__him i__live i__of
i__told i__unsubscribe im__, im__getting know__to leaving__$ lost__number me__i me__speaker
my__SEND my__quit my__will nao__cebola need__unsubscribe never__me no__de no__money no__questions
not__owner number__, number__my order__$ over__$ please__sending r__$ repondez__$ say__$ shut__off
still__$ still__the stop__on stop__optout subscribe__this termin__$ text__drive text__when
texts__me thank__$ the__LIST the__is the__number this__$ this__? this__ME this__me this__right
to__LIST to__it to__stop told__$ truck__$ use__number want__stop whats__your will__REMOVE
wont__texting work__$ wrong__of your__ME your__kind your__me =-5 ,__my ,__to AGREE__the KIN__STOP
NOT__, NOT__anything NOT__la NOT__pain NOT__than NOT__yet SEND__TEXTS SEND__wrong STOP__, STOP__so
TEXTS__so ^__5 ^__NOT ^__an ^__antworten ^__day ^__didnt ^__dois ^__dont ^__eggs ^__else ^__end
^__est ^__getting ^__him ^__is ^__isnt ^__john ^__kann ^__keep ^__keeps ^__message ^__never
^__playing ^__posso ^__rather ^__reminders ^__school ^__sure ^__time ^__took ^__watch ^__work
a__STOP a__for a__stop antworten__STOP antworten__stop arent__$ be__$ bin__$ bring__$ by__$
cancelar__cita cancelar__consulta cest__$ closed__$ de__? dont__my dont__with esta__$ este__mi
for__ASK for__please from__phone get__the hi__$ how__to i__texts is__wrong je__plus la__por
like__TEXTS lost__NUMBER love__$ me__number miss__$ monday__$ more__left more__on more__this my__,
need__REMOVE new__$ next__$ no__la no__than off__for omg__$ on__$ on__plan reply__$ so__$ stop__,
switched__$ take__$ thanks__$ the__be the__one the__only the__with there__$ this__from to__this
try__$ veux__de want__STOP want__of way__$ what__do will__text your__in =-6 ASK__REMOVE ME__NUMBER
ME__im ME__voicemail NOT__morning NOT__my NOT__off NUMBER__TEXTS SEND__to STOP__KIN STOP__REMOVE
^__at ^__had ^__komme ^__make ^__much ^__nicht ^__times ^__too ^__you and__the be__in both__$
did__stop getting__texts great__$ he__TEXTS hope__NOT i__from i__getting i__more i__the i__up
ill__it im__NOT is__NUMBER keine__bitte leave__a me__im me__voicemail membership__$ messages__the
more__? morning__$ my__already my__doesnt number__i parking__$ rain__$ responda__$ tengo__$
text__to that__$ the__$ the__already the__off the__stop this__. this__ASK this__please to__, two__$
we__have without__, you__i you__it you__tengo you__this =-7 ME__for NOT__it TEXTS__the ^__el
^__good ^__i ^__many ^__maria ^__numero ^__out a__$ a__person am__$ de__svp from__NUMBER from__STOP
from__stop get__TEXTS getting__TEXTS i__TEXTS is__, me__for my__NUMBER sorry__SEND sorry__text
taking__off thats__$ were__$ who__$ you__these =-8 DEAD__$ STOP__your ^__her ^__list ^__your
come__$ did__STOP got__$ is__$ is__to le__$ love__TEXTS my__number ne__pas nicht__$ o__$
optout__the stop__your un__$ which__$ =-9 ^__LIST ^__again day__$ drop__off have__$ one__$ see__$
the__STOP =-10 REMOVE__off ^__in =-11 at__$ =-12 ^__that =-13 ^__of i__a
"""
