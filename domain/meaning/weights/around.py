"""Two words around a third, by how far they lean, in tenths: made by `make weights`."""

from typing import Final

TABLE: Final = """
=19 ^__$ =14 .__. =12 STOP__TEXTS optout__$ =11 ,__NOT block__$ =10 NOT__here REMOVE__$
REMOVE__NUMBER STOP__$ ^__mi ^__moi the__TEXTS =9 NOT__KIN SEND__$ ^__svp asked__$ be__from
did__sign for__so meu__$ numero__$ with__TEXTS =8 .__here ME__email NOT__. NOT__there STOP__thanks
^__off a__NUMBER and__NOT bitte__$ de__lista f__$ favor__$ ich__$ im__on make__STOP me__email
meine__$ mes__$ no__. nolonger__there non__piu she__away so__can stop__thanks to__these to__with
vou__$ weekly__$ you__STOP =7 ,__$ ,__TEXTS ,__too ME__de NOT__TEXTS NOT__your SEND__else
STOP__these ^__closed ^__meu ^__sie about__sale arretez__$ doing__$ dont__your etre__$ from__LIST
i__subscribe im__the im__you is__for je__vous leave__KIN live__$ me__de mich__$ my__alone never__$
not__mom of__NUMBER of__TEXTS our__is rien__$ schluss__$ signed__$ st__$ take__NUMBER take__hint
the__club the__person the__time to__SEND unsubscribed__$ vos__$ we__our you__NOT you__texting =6
,__dont .__STOP .__stop ?__ME ?__me AGREE__$ CURSE__$ NOT__at NOT__promociones NUMBER__she
STOP__for STOP__nonsense TEXTS__it ^__, ^__. ^__auf ^__daughter ^__interesse ^__melissa ^__no
^__object ^__recipient ^__request ^__see ^__sou ^__suck ^__us ^__would a__? a__number at__school
aufhoren__$ basta__$ cancel__TEXTS favor__NOT get__? go__$ got__NUMBER got__wrong his__$ i__remove
keinen__$ make__stop melissa__$ moi__paix mon__$ my__is my__isnt my__out nao__essa need__, no__no
no__please no__promociones number__$ off__LIST off__list pub__$ quiero__de shut__$ signing__$
since__$ stop__nonsense to__LAW to__off vous__$ was__NUMBER was__number way__many who__melissa
with__company you__quit =5 ,__ME .__the AGREE__anything KIN__on LAW__$ ME__a ME__mas ME__nada
NOT__a NOT__anymore NOT__coming NOT__interesa NOT__more NOT__or NOT__publicidad NOT__these
NUMBER__NOT REMOVE__info STOP__5 STOP__SEND STOP__STOP STOP__i STOP__thank STOP__that STOP__work
TEXTS__$ ^__CURSE ^__DEAD ^__but ^__chick ^__darreter ^__de ^__decline ^__girl ^__go ^__line
^__optout ^__por ^__riddance ^__tenant ^__to ^__wnt are__ME are__me beat__$ business__$ but__more
but__you by__name can__NOT can__not cancelled__membership coming__$ comment__desabonner de__merci
didnt__in do__keep dont__$ dont__here dont__or eat__$ further__$ geen__meer get__clue girl__$
have__ask hear__you hi__, i__dentists i__to ich__ab im__a im__him is__? is__kids leave__alone
leaving__LIST leaving__list lol__$ lose__$ mandar__$ me__a me__mas me__nada messages__$ my__calls
nao__contato no__at no__interesa no__publicidad no__stop not__anymore not__me on__TEXTS on__team
on__texts out__the pas__publicite phone__please please__text quit__me read__room reicht__$
report__$ reporting__to sie__$ stop__$ stop__i stop__thank stop__work take__cell take__name the__of
these__ME these__for these__me this__LAW turn__off unsubscribe__$ unsubscribed__week with__texts
wnt__$ wrong__lol yes__cancel you__SEND you__no you__the =4 ,__me ,__need ,__will .__ME .__me ?__$
LIST__today ME__ASK ME__NOT ME__of NOT__SEND NOT__of NOT__recibir NUMBER__$ NUMBER__, NUMBER__ASK
REMOVE__SEND SEND__again SEND__you STOP__and STOP__friday ^__annoying ^__asked ^__begging ^__bent
^__bitte ^__both ^__equivocado ^__estuvo ^__felicia ^__guy ^__it ^__kontakt ^__lived ^__mon ^__mor
^__nummer ^__opt ^__refuse ^__reicht ^__sair ^__streichen ^__the ^__warning ^__with a__there
am__still are__getting auf__zu away__$ bruh__$ call__, calling__LAW can__turn cancel__SEND
cancel__texts cancelar__$ cancelar__inscricao cancelo__$ chega__mensagem consent__$ do__$ dont__out
dont__there dont__these drop__from email__$ end__$ ever__ME ever__me get__NUMBER get__from
get__this go__yourself good__the i__? i__be i__out i__stop if__get incorrect__$ is__and keep__$
keine__mehr kids__$ kontakt__$ like__STOP list__today los__a mande__$ me__$ mehr__$ my__$ my__in
my__obtained no__here no__recibir no__who now__$ of__number of__texts on__call per__$ remove__$
revoke__$ screw__$ send__$ shame__you stop__and stop__these take__hike take__of text__you the__desk
the__dont the__ones the__reminders these__? third__$ this__is this__on to__me to__of too__,
veux__recevoir want__TEXTS were__on when__i will__STOP you__? you__REMOVE =3 ,__REMOVE ,__STOP
.__NOT .__take ?__it AGREE__SEND ASK__. ASK__all ME__$ ME__dessa ME__work NOT__AGREE NOT__LIST
NOT__NUMBER NOT__customer NOT__in NOT__out NOT__su NOT__who NUMBER__a NUMBER__of REMOVE__LIST
REMOVE__data REMOVE__this STOP__ME STOP__it STOP__now STOP__week TEXTS__KIN TEXTS__about TEXTS__i
TEXTS__now TEXTS__you ^__SEND ^__already ^__bothering ^__calling ^__cancelar ^__cancelo ^__com
^__deseo ^__discontinue ^__disturb ^__further ^__inscricao ^__means ^__mo ^__nest ^__revoke ^__sent
^__suscripcion ^__want ^__weiteren aint__$ already__. already__you am__on ask__this at__, back__$
be__off blocking__$ call__LAW can__be cancel__subscription ce__pas changed__mind com__$ come__the
cut__out da__$ de__liste did__AGREE did__agree didnt__up do__make do__optout dont__list enviar__$
este__$ falsche__$ for__last for__reminder from__$ get__off got__new hate__$ hate__TEXTS
hate__texts have__right have__say have__wrong i__AGREE i__on i__signed i__you id__it im__her
interested__all is__by is__third je__suis let__off me__dessa me__work means__$ moved__$ my__off
name__$ nao__mais ne__plus need__TEXTS need__text never__in no__su nolonger__here not__customer
of__system off__TEXTS ok__$ on__NOT one__SEND opt__out opted__$ or__$ phone__, please__all quero__$
recibir__$ second__$ see__in somebody__ME somebody__me still__your stop__end stop__it stop__week
take__out text__for texting__about texts__$ thanks__NOT there__way these__$ they__live
third__asking this__TEXTS this__the times__i to__ME to__contacted to__to too__texts turn__TEXTS
unsubscribe__from unsubscribe__this update__LIST we__NOT weiteren__$ what__is whats__word
where__the who__you with__messages works__$ you__TEXTS you__all you__stop you__to your__, your__for
youve__the =2 ,__ASK ,__got ASK__$ KIN__that ME__mais NOT__any NOT__you NUMBER__on SEND__KIN
SEND__for ^__contact ^__hate ^__hereby ^__mas ^__nao ^__pay ^__think ^__wrong any__this asked__be
been__$ clinic__$ cut__$ dont__again ever__$ from__TEXTS go__CURSE go__hell have__KIN i__STOP
i__never i__off i__this just__$ kids__that les__$ like__optout me__mais me__of message__$
need__STOP need__stop never__up no__, no__of no__to nolonger__to not__at number__on of__LIST
on__dont one__text phone__$ please__$ quit__my receive__TEXTS revoke__AGREE sign__for the__after
the__button the__call the__this the__you there__years these__STOP this__a this__harassment time__$
to__KIN to__getting to__texted too__TEXTS unsubscribe__the up__this us__the want__get want__hear
who__is wish__receive would__to wrong__. you__NUMBER you__have you__number your__$ =1 ASK__SEND
NOT__ASK NOT__again STOP__my ^__TEXTS ^__a ^__away ^__changed ^__done ^__lose ^__ne ^__one
^__optedout ^__somebody ^__withdraw ^__wunsche a__phone alone__$ be__if do__STOP do__stop dont__a
dont__this es__$ forget__NUMBER forget__number from__list gave__my how__i i__have i__wish im__$
knock__off me__please need__SEND of__ASK of__please optout__these pas__$ please__send someone__$
still__these text__again texting__$ there__NOT who__are you__LAW =-1 ,__this 5__$ NOT__it ^__be
^__love ^__on ^__sold anything__$ do__cancel get__$ good__$ have__cancel more__. my__STOP the__ASK
the__anymore the__please to__REMOVE to__TEXTS to__a =-2 ,__do ,__you ASK__the ME__STOP
NOT__anything NOT__them NUMBER__use SEND__insurance STOP__at ^__STOP ^__bus ^__card ^__early
^__have ^__info ^__more ^__parking ^__sister ^__two about__$ anymore__$ around__$ at__house be__$
before__$ cancel__appointment cant__it class__$ do__ask doesnt__$ dont__anything dont__texting
dont__the dont__them for__KIN for__class get__out guest__$ help__$ him__STOP him__stop house__$
i__for ill__you interested__the ir__$ isnt__$ it__the la__del leave__$ me__stop meeting__$ my__card
please__the quiero__mi remove__from reply__to signed__for start__$ start__ME stopped__$ text__the
the__color the__on to__$ to__STOP to__remove to__the to__wrong until__$ want__miss we__STOP
we__stop when__it where__you whos__$ wifes__$ without__$ work__, you__ME your__is =-3 ,__it 8__$
KIN__SEND KIN__away ME__LIST ME__at ME__speaker ME__this NOT__? NOT__and NOT__de NOT__him NOT__how
NOT__money NOT__time NUMBER__my NUMBER__the REMOVE__old SEND__anymore STOP__. STOP__NOT STOP__shop
TEXTS__on TEXTS__this ^__address ^__ahead ^__by ^__coming ^__consent ^__dos ^__down ^__enough
^__forgot ^__la ^__link ^__milch ^__moved ^__mushrooms ^__na ^__need ^__nuts ^__out ^__party
^__puedo ^__que ^__raining ^__remove ^__sorry ^__still ^__talk ^__thank all__$ am__NOT am__not
but__$ c__$ call__NUMBER came__$ can__SEND can__resend cant__$ changed__NUMBER changed__number
come__friday comment__$ do__need do__sign does__end dont__and dont__him dont__to early__$
email__the enough__for every__$ first__$ form__$ get__at get__texts getting__$ going__$ good__.
got__SEND have__more he__$ here__$ i__get i__it i__of i__two i__unsubscribe i__unsubscribed i__up
is__a is__new is__on ive__enough left__$ let__know love__$ love__texts me__at me__list me__speaker
me__the me__this my__message my__quit na__$ nao__ir need__ride never__me never__my no__de no__i
no__money not__in not__yet number__my of__weather on__LIST on__list one__these out__town
please__remove really__$ red__$ see__then sent__my shut__NOT shut__no stop__lol stop__shop
text__back text__when texts__this thanks__$ the__, the__NUMBER the__date the__for the__now the__one
the__slot there__$ through__$ to__ASK to__LIST to__please to__stop told__to up__the up__way
use__one we__it when__the wont__$ work__$ you__a you__me your__kind =-4 ,__on ,__time 10__$
AGREE__treat KIN__STOP ME__el ME__hold NOT__on NOT__owner NOT__questions NOT__the SEND__back
SEND__drive SEND__when STOP__optout STOP__so ^__LIST ^__boss ^__day ^__didnt ^__end ^__forget
^__free ^__good ^__here ^__him ^__ist ^__item ^__like ^__maria ^__o ^__pagar ^__phone ^__problem
^__quit ^__rather ^__reply ^__suis ^__this ^__tigers ^__week ^__your a__de a__from an__$ are__$
are__, be__the by__$ can__text come__$ de__? didnt__to do__take done__$ el__$ enough__this
es__numero esta__$ get__TEXTS get__the go__NOT go__without got__messages had__NUMBER had__number
hi__$ hope__NOT hope__dont im__getting is__my is__wrong it__your its__NOT its__not keine__bitte
lost__number me__el me__hold milk__$ monday__$ my__NUMBER my__SEND my__will nao__cebola
need__REMOVE need__else need__unsubscribe no__questions not__owner off__ASK off__please oh__$
omg__$ order__$ other__$ owner__$ r__$ repondez__$ service__$ still__$ still__the stop__optout
stop__this subscribe__this termin__$ text__anymore text__drive the__be the__doesnt the__list
the__number the__out they__SEND they__text this__fair this__right those__$ to__it use__number
want__STOP want__of want__stop when__get who__$ will__text wont__texting wrong__of =-5 ,__to .__$
AGREE__the ME__voicemail NOT__after NOT__i NOT__la NOT__pain NOT__than SEND__, SEND__to STOP__lol
STOP__on TEXTS__ME ^__5 ^__NUMBER ^__again ^__an ^__antworten ^__called ^__dois ^__drop ^__est
^__getting ^__gracias ^__is ^__isnt ^__john ^__kann ^__le ^__much ^__never ^__now ^__number
^__playing ^__posso ^__reminders ^__stopped ^__take ^__these ^__time ^__took ^__watch ^__work
^__worrying ^__yeah ^__you a__STOP a__for a__stop already__it antworten__STOP antworten__stop as__$
before__ASK before__please bring__$ cancelar__cita cancelar__consulta cest__$ closed__$ did__stop
dont__my for__$ for__ASK for__please from__NUMBER got__TEXTS how__to i__getting i__more i__texts
i__want in__ASK in__please its__$ je__plus la__por leave__a lets__instead like__TEXTS lost__NUMBER
me__voicemail more__? more__left more__this my__, my__already new__$ next__$ no__la no__than
not__the on__$ on__plan our__$ parking__$ please__sending reply__$ say__$ so__$ stop__, stop__on
switched__$ take__$ thank__$ that__$ the__LIST the__only the__with this__? this__from to__,
veux__de way__$ were__$ what__do will__REMOVE yes__is you__tengo you__this your__ME your__me =-6
,__my ASK__REMOVE DEAD__$ ME__ask ME__im NOT__my NOT__yet NUMBER__TEXTS SEND__TEXTS STOP__,
STOP__ASK STOP__KIN STOP__your TEXTS__so TEXTS__the ^__NOT ^__el ^__else ^__had ^__i ^__keep
^__komme ^__leave ^__let ^__make ^__may ^__nicht ^__times ^__too am__$ and__the bin__$ dont__after
driving__$ este__mi from__STOP from__stop great__$ i__from i__the ill__it is__$ it__my me__ask
me__im membership__$ more__on nobody__up off__for rain__$ responda__$ sorry__SEND sorry__text
stop__your tengo__$ text__to texts__me the__stop this__ASK this__please two__$ we__have you__it =-7
ME__for STOP__REMOVE ^__at ^__dont ^__many ^__numero arent__$ be__in both__$ de__svp did__STOP
getting__TEXTS getting__texts got__$ have__$ he__TEXTS i__TEXTS me__for messages__the miss__$
my__doesnt one__$ optout__the see__$ thats__$ the__$ the__already the__off =-8 a__$ is__, le__$
love__TEXTS my__number ne__pas nicht__$ o__$ taking__off the__STOP which__$ =-9 ^__in at__$ day__$
drop__off is__to un__$ =-10 REMOVE__off ^__of =-11 ^__that =-13 i__a
"""
