"""Two words around a third, by how far they lean, in tenths: made by `make weights`."""

from typing import Final

TABLE: Final = """
=18 ^__$ =15 .__. =13 block__$ =12 STOP__TEXTS ^__mi optout__$ =11 ,__NOT NOT__here REMOVE__NUMBER
^__moi =10 NOT__KIN NOT__your REMOVE__$ SEND__$ ^__svp a__NUMBER make__STOP =9 ME__email STOP__$
^__off asked__$ be__from did__sign f__$ for__so me__email nolonger__there non__piu numero__$
the__TEXTS with__TEXTS you__STOP =8 ,__too .__here NOT__. STOP__these ^__sie a__number and__NOT
but__more de__lista etre__$ favor__$ from__LIST ich__$ im__on leave__KIN meine__$ mes__$ meu__$
schluss__$ she__away signed__$ take__NUMBER to__with unsubscribed__$ vou__$ weekly__$ =7 ,__TEXTS
,__changed AGREE__$ ME__de NOT__these SEND__else STOP__for STOP__thanks ^__, ^__auf ^__closed
^__interesse ^__meu about__sale arretez__$ aufhoren__$ basta__$ bitte__$ doing__$ dont__your
got__NUMBER i__even im__him im__the is__for je__vous me__de mich__$ mon__$ never__$ no__.
of__NUMBER of__TEXTS off__LIST our__is rien__$ send__$ shut__$ since__$ so__can st__$ stop__thanks
take__hint the__club the__person the__time to__SEND to__these vos__$ we__our with__company
you__SEND =6 ,__$ ,__ME .__STOP .__stop .__the ?__ME ?__me NOT__TEXTS NOT__at NOT__coming
NOT__promociones NOT__there NUMBER__, NUMBER__she SEND__again STOP__SEND STOP__STOP STOP__nonsense
TEXTS__it ^__darreter ^__daughter ^__de ^__melissa ^__no ^__object ^__recipient ^__request ^__sou
^__suck ^__us ^__wnt ^__would a__? are__ME are__me away__$ be__off business__$ cancel__TEXTS
coming__$ could__ME could__me end__$ favor__NOT get__? go__$ got__wrong have__wrong hear__you
i__remove i__subscribe i__that keinen__$ leave__alone leaving__LIST leaving__list lol__$ make__stop
moi__paix my__alone my__is nao__essa need__, no__at no__please no__promociones not__mom off__$
off__list out__the pub__$ quiero__de quit__me report__$ reporting__to shut__down signing__$
stop__nonsense to__of unsubscribe__$ vous__$ was__NUMBER was__number way__many wnt__$ wrong__lol
you__CURSE you__quit you__spammers you__the =5 ,__dont CURSE__$ KIN__on LAW__$ ME__ASK ME__a
ME__mas ME__more ME__nada NOT__a NOT__interesa NOT__more NOT__or NOT__person NOT__publicidad
NOT__signing NOT__who NUMBER__ASK NUMBER__NOT REMOVE__info STOP__5 STOP__and STOP__it STOP__thank
STOP__work ^__. ^__already ^__chick ^__decline ^__doing ^__donating ^__estuvo ^__left ^__line
^__mor ^__optout ^__por ^__reicht ^__tenant a__there at__school auf__zu beat__$ but__you by__name
can__turn cancelar__$ cancelled__membership comment__desabonner consent__$ cut__out de__merci
didnt__in dont__about dont__here dont__or dont__signing dont__there dont__these email__$ ever__ME
ever__me from__$ fuck__$ further__$ geen__meer get__NUMBER get__clue get__from go__yourself
good__the have__ask hi__, i__AGREE i__be i__dentists i__to ich__ab im__you incorrect__$ is__and
is__kids it__rest just__$ kids__$ live__$ los__a lose__$ mandar__$ me__a me__mas me__more me__nada
melissa__$ my__calls my__isnt my__out nao__contato no__interesa no__no no__publicidad no__who
not__person number__$ number__you on__TEXTS on__team on__texts pas__publicite phone__, please__text
read__room reicht__$ screw__$ sie__$ stop__and stop__it stop__thank stop__work take__of text__a
the__of the__you these__ME these__me third__$ this__LAW this__on to__LAW to__off told__NOT
unsubscribed__week when__i who__melissa who__think will__STOP with__texts yes__cancel you__NOT
you__REMOVE you__stop you__texting =4 ,__me .__ME .__NOT .__me .__take ?__$ AGREE__anything ME__NOT
ME__work NOT__LIST NOT__about NOT__customer NOT__get NOT__recibir NUMBER__$ REMOVE__LIST
REMOVE__SEND REMOVE__this STOP__ME STOP__friday STOP__i TEXTS__$ TEXTS__about TEXTS__i TEXTS__now
TEXTS__you ^__CURSE ^__DEAD ^__aint ^__annoying ^__away ^__bent ^__bitte ^__both ^__bothering
^__com ^__dare ^__discontinue ^__equivocado ^__girl ^__hate ^__lived ^__nummer ^__refuse
^__riddance ^__sair ^__streichen ^__warning ^__with aint__$ are__getting blocking__$ calling__LAW
can__NOT can__not cancel__SEND cancel__texts cancelar__inscricao cancelo__$ com__$ could__ASK
could__please didnt__up do__keep dont__list dont__out eat__$ get__off get__this girl__$ give__a
got__new hate__$ have__right have__say i__? i__nicely i__stop id__it im__a is__? is__one keep__$
keine__mehr mande__$ me__$ me__work mehr__$ messages__$ name__$ nao__mais need__anymore no__here
no__recibir no__stop not__customer not__me not__to now__$ off__TEXTS on__call per__$ phone__please
quero__$ revoke__$ shame__you stop__for stop__i take__cell take__hike take__name texting__about
the__desk the__dont the__ones the__reminders these__$ this__to too__, too__TEXTS unsubscribe__from
veux__recevoir want__TEXTS you__? your__, your__my =3 ,__REMOVE ,__got ,__need ,__will ?__it ASK__.
ASK__all ME__$ ME__dessa ME__of NOT__AGREE NOT__NUMBER NOT__of NOT__out NOT__su NUMBER__a
NUMBER__of NUMBER__your SEND__for SEND__work STOP__that STOP__week ^__SEND ^__calling ^__cancelar
^__cancelo ^__changed ^__deseo ^__further ^__guy ^__know ^__mas ^__means ^__mo ^__mon ^__nest
^__opt ^__pay ^__revoke ^__suscripcion ^__the ^__think ^__weiteren ^__wrong already__. am__on
am__still ask__this asked__be at__, be__if cancel__$ cancel__subscription ce__pas changed__mind
chega__mensagem come__the da__$ de__liste do__$ do__make do__optout dont__again dont__this drop__$
enviar__$ este__$ falsche__$ for__last from__list go__CURSE good__$ hate__TEXTS have__KIN i__REMOVE
i__STOP i__come i__give i__never i__off i__on i__signed if__get im__her interested__all is__by
is__third je__suis knock__off like__STOP me__dessa means__$ my__$ my__in my__obtained my__off
ne__plus need__text never__in never__up no__su not__anymore of__texts ok__$ on__NOT on__dont
one__SEND one__text opt__out opted__$ pas__$ please__all quit__my remove__$ second__$ see__in
so__of somebody__ME somebody__me still__your stop__$ stop__end stop__that stop__these stop__week
take__off text__again text__for text__work texts__$ the__this there__years they__live third__asking
this__TEXTS this__a this__illegal this__is this__the times__i to__contacted to__me to__to
too__texts turn__TEXTS turn__off update__LIST we__NOT weiteren__$ what__is whats__word where__the
who__are who__is will__$ wish__receive with__messages would__to wrong__. you__NUMBER you__TEXTS
you__all you__been you__have you__my you__not you__number youve__the =2 ,__STOP ,__not ?__NOT
AGREE__SEND ASK__SEND KIN__that ME__da ME__mais NOT__ASK NOT__for NOT__in REMOVE__AGREE
REMOVE__data SEND__KIN TEXTS__KIN ^__asked ^__contact ^__disturb ^__hereby ^__nao ^__ne ^__one
^__sent ^__somebody ^__want alone__$ already__, any__this back__$ do__have dont__$ dont__a es__$
ever__$ for__reminder forget__NUMBER forget__number from__TEXTS go__hell i__NOT i__you kids__that
know__$ les__$ like__optout me__da me__mais me__please message__$ moved__$ need__SEND need__STOP
need__stop no__of no__texts no__to nolonger__to not__at not__right of__LIST receive__TEXTS
sign__for still__these su__$ the__call there__NOT there__way these__STOP this__harassment time__$
to__ME to__getting to__texted up__this us__the veuillez__$ want__get want__hear we__the you__no
your__for =1 NOT__again NOT__any NOT__up ^__ASK ^__TEXTS ^__begging ^__done ^__favor ^__lost
^__nolonger ^__optedout ^__please ^__withdraw ^__wunsche a__phone do__unsubscribe en__$ get__$
how__i i__$ i__out im__$ know__you me__of optout__these out__my phone__$ please__send someone__$
the__. to__KIN to__fcc unsubscribe__the you__LAW your__$ =-1 ,__do 5__$ ME__the NUMBER__this
^__STOP ^__for ^__love ^__more cant__it dont__texting dont__the have__cancel i__it ich__keine
is__work me__stop more__these you__$ =-2 ASK__the NOT__, NOT__and NOT__time SEND__back TEXTS__this
^__bus ^__cant ^__card ^__down ^__get ^__home ^__info ^__over ^__parking ^__quit ^__should ^__sorry
^__this ^__tired ^__two about__$ again__$ before__$ can__SEND cancel__appointment cancelled__$
do__sign dont__him dont__that early__$ for__KIN form__$ getting__$ good__. have__NUMBER him__STOP
him__stop i__SEND i__get i__two im__going interested__the la__del my__ASK my__STOP my__please no__i
of__weather on__LIST on__list out__town please__the quiero__mi remove__from she__ME she__me
text__back the__color the__on the__out the__slot to__a to__remove until__$ up__the want__miss
who__this wont__$ you__a you__me =-3 ,__you KIN__away ME__LIST ME__at ME__hold NOT__anything NOT__i
NOT__the NUMBER__the REMOVE__last REMOVE__old SEND__, SEND__anymore SEND__drive STOP__. STOP__NOT
STOP__lol TEXTS__on ^__NUMBER ^__address ^__consent ^__dos ^__eggs ^__forget ^__item ^__lawyer
^__like ^__link ^__lying ^__milch ^__mom ^__need ^__now ^__phone ^__puedo ^__que ^__remove ^__reply
^__sister ^__still ^__take ^__these a__from all__$ already__$ am__NOT am__not and__. anymore__$
are__, c__$ call__NUMBER came__$ can__resend cant__$ changed__NUMBER changed__number class__$
cross__off delete__last do__ask do__need do__turn do__want does__end dont__and dont__anything
dont__to eggs__the email__the for__$ get__SEND get__at going__$ have__more here__$ hope__dont
i__mean i__told i__unsubscribe i__up i__want im__here im__in im__of im__sure is__a is__on
ive__enough left__$ let__know me__at me__hold me__list me__the meeting__$ my__message my__quit
na__$ nao__ir need__else never__me not__in not__the off__ASK off__please order__$ our__$
please__remove red__$ reply__to sent__my signed__for text__anymore text__drive texts__this
the__date the__doesnt the__for the__if the__list they__SEND they__text this__$ this__lol to__the
to__wrong when__get when__the who__it work__, you__these your__is your__kind =-4 ,__on 10__$
AGREE__treat ME__el ME__speaker ME__this NOT__de NOT__him NOT__it NOT__money NOT__on NOT__owner
NOT__questions NOT__than NOT__that NUMBER__my STOP__on STOP__optout ^__boss ^__called ^__coming
^__dad ^__forgot ^__gracias ^__have ^__here ^__is ^__ist ^__le ^__leave ^__moved ^__name ^__number
^__o ^__pagar ^__problem ^__stopped ^__suis ^__sure ^__teasing ^__took ^__watch ^__week ^__yeah
a__de an__$ are__$ as__$ be__the before__ASK before__please but__$ by__$ can__text do__take el__$
enough__this es__numero from__paper get__message got__SEND got__TEXTS got__messages hey__$ i__live
i__of im__getting is__my is__new is__wrong it__my its__NOT je__plus lost__number love__texts me__el
me__speaker me__this miss__$ monday__$ my__, my__already nao__cebola need__REMOVE need__unsubscribe
new__$ no__de no__money no__questions no__than not__owner please__sending proud__you r__$
repondez__$ service__$ still__$ still__the stop__, stop__on stop__optout subscribe__this termin__$
thank__$ the__LIST the__be the__is the__number this__ME this__me this__right those__$ to__$
to__LIST to__stop told__$ use__number use__one wait__$ want__STOP want__of want__stop what__do
will__REMOVE will__text wont__texting work__$ wrong__of you__come =-5 AGREE__the KIN__STOP
ME__voicemail NOT__la NOT__my NOT__pain NOT__yet NUMBER__TEXTS SEND__TEXTS SEND__when STOP__,
STOP__in TEXTS__so ^__5 ^__NOT ^__an ^__antworten ^__be ^__day ^__didnt ^__dois ^__end ^__est
^__getting ^__isnt ^__john ^__kann ^__keeps ^__make ^__much ^__nicht ^__playing ^__posso ^__rather
^__school ^__time ^__times ^__too ^__work ^__worrying a__STOP a__for a__stop antworten__STOP
antworten__stop be__$ bin__$ bring__$ cancelar__cita cancelar__consulta cest__$ de__? didnt__to
done__$ dont__my dont__with esta__$ este__mi for__ASK for__please from__phone get__TEXTS hi__$
how__to i__him i__more its__$ keine__bitte la__por like__TEXTS lost__NUMBER me__number
me__voicemail membership__$ more__? more__left more__this morning__$ my__SEND my__will next__$
no__la off__for omg__$ reply__$ say__$ shut__off switched__$ take__$ text__when thanks__$ the__with
this__? this__from veux__de way__$ who__$ your__ME your__me =-6 ,__to ASK__REMOVE ME__NUMBER
ME__for ME__im NOT__morning SEND__to STOP__KIN STOP__so ^__dont ^__el ^__else ^__good ^__him ^__i
^__keep ^__komme ^__let ^__maria ^__reminders a__person am__$ arent__$ be__in both__$ closed__$
come__$ did__stop from__STOP from__stop get__the getting__texts great__$ he__TEXTS i__from
i__getting i__texts i__the ill__it im__NOT is__NUMBER leave__a love__$ me__for me__im more__on
my__NUMBER my__doesnt on__$ on__plan one__$ parking__$ rain__$ responda__$ so__$ sorry__text
tengo__$ that__$ the__$ the__off the__one the__only the__stop there__$ this__ASK this__please to__,
to__this two__$ we__have were__$ you__tengo your__in =-7 ,__my STOP__REMOVE TEXTS__the ^__at ^__had
^__many ^__never ^__you and__the de__svp from__NUMBER getting__TEXTS hope__NOT is__$ messages__the
optout__the sorry__SEND taking__off text__to texts__me thats__$ the__already you__it you__this =-8
DEAD__$ STOP__your ^__her ^__list ^__numero a__$ day__$ did__STOP i__TEXTS is__, le__$ love__TEXTS
my__number ne__pas o__$ stop__your the__STOP un__$ which__$ =-9 ^__LIST ^__again ^__out ^__your
drop__off got__$ have__$ is__to nicht__$ see__$ =-10 REMOVE__off ^__in at__$ =-12 ^__that =-13 i__a
=-14 ^__of
"""
