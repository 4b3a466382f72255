"""Two words around a third, by how far they lean, in tenths: made by `make weights`."""

from typing import Final

TABLE: Final = """
=14 ^__$ =12 NOT__here =10 .__. STOP__TEXTS =9 ,__NOT NOT__KIN NOT__there ^__moi block__$ =8 KIN__$
REMOVE__$ SEND__$ STOP__$ ^__, ^__mi the__TEXTS with__TEXTS =7 ,__$ NOT__TEXTS did__sign make__STOP
meu__$ numero__$ optout__$ the__time =6 .__ME .__STOP .__me AGREE__$ NOT__. NOT__at NOT__your
REMOVE__NUMBER STOP__thanks STOP__these ^__closed ^__interesse ^__sie ^__svp ^__switched a__NUMBER
and__NOT asked__$ be__from bitte__$ de__lista f__$ favor__$ for__so i__already im__on im__the
meine__$ mes__$ mich__$ my__alone nolonger__there non__piu nothing__ASK nothing__please shes__a
signed__$ since__$ stop__thanks the__person to__LAW to__these unsubscribed__$ vos__$ weekly__$
you__STOP you__texting =5 ,__TEXTS ,__changed ,__dont ,__too .__is .__stop .__the ?__$ DEAD__in
ME__de ME__email NOT__a NOT__hijos NOT__promociones NUMBER__she SEND__else STOP__STOP ^__. ^__DEAD
^__but ^__de ^__faleceu ^__his ^__meu ^__moved ^__no ^__off ^__por ^__recipient ^__reicht
^__request ^__suck ^__us ^__voting a__number about__sale arretez__$ aufhoren__$ away__$ basta__$
but__more do__keep dog__$ doing__$ dont__your enough__thanks etre__$ from__LIST get__? get__off
got__wrong have__KIN i__subscribe ich__$ je__vous keinen__$ kids__$ leave__KIN make__stop me__de
me__email moi__paix more__ME more__me my__is my__out need__, need__text no__here no__hijos no__no
no__promociones not__mom now__$ number__$ of__TEXTS off__LIST off__list on__team our__is passed__in
quiero__de quit__me rien__$ schluss__$ shut__$ so__can stop__$ stop__the take__NUMBER take__hint
the__club to__with turn__off vou__$ vous__$ want__know way__many we__our with__texts you__NOT =4
,__need ,__out ?__ME ?__me AGREE__anything CURSE__$ ME__mas ME__nada NOT__coming NOT__in
NOT__interesa NOT__or NOT__publicidad NOT__recibir NOT__these NUMBER__NOT REMOVE__info REMOVE__name
SEND__work STOP__5 STOP__SEND STOP__for STOP__i STOP__nonsense STOP__now STOP__thank STOP__the
STOP__work TEXTS__$ TEXTS__you ^__CURSE ^__auf ^__darreter ^__girl ^__go ^__it ^__melissa ^__object
^__optout ^__passed ^__riddance ^__see ^__son ^__sou ^__wnt a__anymore aint__$ are__ME are__me
by__name can__NOT can__not cancel__TEXTS cancelar__$ cancelled__membership coming__$
comment__desabonner de__merci doesnt__here dont__$ dont__here dont__or dont__these est__$
favor__NOT further__$ get__from get__this girl__$ go__$ hear__you hi__, i__AGREE i__be i__last
i__own i__remove i__to ich__ab im__a is__? is__third just__$ leave__alone leaving__LIST
leaving__list left__company let__be live__$ los__a lose__$ mandar__$ me__mas me__nada melissa__$
mon__$ my__$ my__calls nai__donne nao__essa need__SEND no__at no__interesa no__publicidad
no__recibir nolonger__to on__call pas__publicite please__text pub__$ read__room reicht__$ remove__$
reporting__to send__$ she__on signing__$ st__$ stop__i stop__nonsense stop__thank stop__work
survey__$ switched__$ take__cell take__name text__, text__work thanks__no thats__, the__? these__$
these__? these__ME these__me they__$ this__LAW to__KIN to__SEND to__off unsubscribe__$
unsubscribe__from was__NUMBER was__number when__i who__melissa wnt__$ wrong__lol yes__cancel you__?
you__REMOVE you__SEND you__TEXTS you__no you__quit you__the your__to =3 ,__ME ,__STOP .__take
ASK__. ME__ASK ME__NOT ME__a ME__it ME__you NOT__AGREE NOT__ASK NOT__LIST NOT__SEND NOT__more
NOT__of NOT__who NUMBER__of REMOVE__LIST REMOVE__SEND REMOVE__this REMOVE__your SEND__again
STOP__and STOP__friday STOP__im STOP__week TEXTS__thanks ^__SEND ^__aint ^__annoying ^__begging
^__bent ^__bitte ^__cancelo ^__com ^__decline ^__dog ^__equivocado ^__estuvo ^__going ^__haben
^__left ^__line ^__mon ^__mor ^__opt ^__refuse ^__revoke ^__sair ^__sent ^__the ^__to ^__warning
^__wish ^__would a__there am__still are__getting at__, at__school auf__zu bill__$ blocking__$
but__you call__, call__LAW calling__LAW can__turn cancel__SEND cancel__texts cancelo__$
chega__mensagem com__$ da__$ de__liste didnt__in didnt__up do__make dont__a dont__list dont__out
email__$ end__$ este__$ ever__$ falsche__$ for__last gave__$ get__NUMBER get__clue get__job get__my
god__$ good__the got__NUMBER got__new have__ask have__kids have__wrong his__$ i__? i__REMOVE
i__have i__on i__out i__stop i__taken i__these i__vote i__wish im__for im__my im__you in__area
in__state incorrect__$ is__for isnt__$ je__suis keine__mehr let__off like__STOP lol__$ mande__$
me__a me__it me__you mehr__$ more__and moved__$ my__graduated my__isnt my__obtained my__off name__$
nao__contato nao__mais ne__plus need__TEXTS never__$ no__, no__. no__please no__stop no__who
not__anymore not__at not__me of__NUMBER of__texts off__TEXTS on__NOT on__dont opt__out paper__only
phone__, quero__$ report__$ revoke__$ screw__$ shame__you sie__$ sold__$ still__your stop__and
stop__im stop__these stop__week team__$ thanks__NOT the__anymore the__desk the__guy the__ones
the__reminders there__way these__for this__the to__. to__of to__to turn__TEXTS unsubscribe__the
up__this veux__recevoir want__TEXTS we__not weiteren__$ whats__word will__STOP you__NUMBER you__all
you__number you__stop your__$ your__my youve__the =2 ,__REMOVE ,__me ,__remove ,__will .__NOT
.__SEND ?__NOT AGREE__SEND AGREE__this ASK__SEND ASK__TEXTS ASK__all KIN__on ME__$ ME__mais ME__of
ME__work NOT__$ NOT__LAW NOT__again NOT__any NOT__customer NOT__escriban NOT__for NOT__get NOT__su
NOT__you NUMBER__$ NUMBER__REMOVE NUMBER__a NUMBER__for NUMBER__on NUMBER__to SEND__STOP SEND__for
SEND__i STOP__ME TEXTS__KIN TEXTS__about ^__already ^__asked ^__away ^__bothering ^__calling
^__cancelar ^__deseo ^__discontinue ^__disturb ^__from ^__further ^__gone ^__guy ^__hereby ^__kid
^__live ^__mas ^__means ^__nest ^__nummer ^__pay ^__rude ^__sold ^__spamming ^__think ^__up ^__want
^__weiteren ^__wrong already__, already__you am__on ask__this asked__be be__off can__STOP can__be
cancel__$ cancel__subscription ce__pas changed__mind come__the cut__out did__get do__$ do__optout
dont__it dont__there enough__the enviar__$ ever__ME ever__me for__reminder from__$ from__TEXTS
from__paper gave__my go__CURSE go__hell hate__$ hate__TEXTS have__say how__$ i__signed i__this
i__you id__it im__her is__and les__$ me__$ me__mais me__work message__$ my__in need__STOP
need__stop never__in never__up no__escriban no__for no__messages no__su no__texts not__.
not__customer number__on off__SEND off__texts ok__$ opted__$ out__this pas__$ pay__SEND pay__text
please__all receive__$ receive__TEXTS recibir__$ remove__number revoke__AGREE second__$ see__in
sign__for so__NOT so__of sold__house somebody__ME somebody__me still__these stop__end su__$
text__again text__for texting__about texts__$ the__call the__of the__you there__NOT there__years
they__live this__a time__$ to__contacted to__getting to__me to__this to__you too__TEXTS
update__LIST want__$ want__get want__hear we__NOT we__the what__is who__is who__you why__you
with__messages would__to you__have you__to your__, your__for =1 ASK__$ ASK__your NOT__out
REMOVE__AGREE STOP__my ^__ASK ^__ever ^__favor ^__gave ^__ne ^__somebody ^__tengo ^__unsubscribed
^__wunsche a__phone all__TEXTS alone__$ be__if do__have do__unsubscribe dont__this en__$ from__list
from__system future__$ he__$ he__the i__$ i__in i__never ich__keine knock__off know__you me__please
messages__$ no__$ no__of please__$ please__send please__your quit__my the__after times__i to__ME
to__texted who__are withdraw__consent work__, wrong__. =-1 ,__do ,__it ME__the SEND__, SEND__the
^__bus ^__card ^__does ^__love ^__send ^__sign ^__way ^__wont anything__$ is__more it__the more__at
signed__for the__ASK the__end the__please to__REMOVE up__$ where__i who__this =-2 ,__a .__$
ASK__sure ASK__the ME__, ME__LIST ME__STOP ME__at ME__im ME__this NOT__? NOT__anything NOT__i
NOT__room NOT__time REMOVE__old SEND__insurance STOP__NOT STOP__car ^__REMOVE ^__can ^__coming
^__consent ^__have ^__he ^__in ^__list ^__na ^__now ^__parking ^__party ^__phone ^__quit ^__should
^__sister ^__sorry ^__these ^__two a__from a__person all__$ and__the around__$ at__house be__in
before__$ but__$ call__NUMBER can__SEND can__my can__resend cancel__appointment cant__it
changed__NUMBER changed__number class__$ del__$ didnt__to do__ask do__need do__sign does__end
doesnt__$ dont__anything dont__texting dont__without early__$ enough__for es__numero everything__$
extra__$ first__$ for__TEXTS from__phone get__at getting__$ go__the going__$ had__STOP have__NUMBER
have__cancel he__STOP he__stop help__$ i__smoking i__them i__there i__two i__up ill__you im__of
insurance__$ ir__$ is__a keeps__ME keeps__me kein__$ la__del make__$ me__at me__im me__list
me__stop me__the me__this more__on my__ASK my__NOT my__card my__please need__ride no__room not__yet
of__weather on__LIST on__list optout__the out__town parking__$ pick__up please__sure please__the
quiero__mi reply__to see__then start__$ start__ME start__me stop__about stop__car stopped__$
text__back text__number text__the thank__, thanks__$ the__, the__at the__color the__for the__slot
they__STOP they__stop this__from til__$ to__STOP to__a to__remove told__to up__the us__$
use__number wait__$ want__go want__miss we__STOP we__stop we__to week__$ when__the who__the wife__$
wifes__$ you__ME your__is your__kind =-3 ,__KIN ,__you 10__$ 8__$ AGREE__pay AGREE__treat DEAD__$
LIST__i ME__bien ME__el ME__speaker NOT__, NOT__after NOT__and NOT__de NOT__him NOT__how NOT__money
NOT__needed NOT__questions NOT__that NOT__to NUMBER__my SEND__anymore SEND__back STOP__.
STOP__optout STOP__so STOP__thats STOP__this TEXTS__on ^__LIST ^__NUMBER ^__address ^__boss ^__by
^__dad ^__day ^__didnt ^__dos ^__down ^__drop ^__forget ^__forgot ^__gracias ^__here ^__him ^__is
^__ist ^__item ^__la ^__like ^__link ^__may ^__milch ^__mom ^__more ^__name ^__need ^__nuts ^__o
^__of ^__pagar ^__posso ^__problem ^__puedo ^__que ^__raining ^__rather ^__really ^__reminders
^__remove ^__reply ^__said ^__this ^__time ^__watch ^__week a__de about__$ after__$ am__NOT am__not
as__$ before__ASK before__please bring__$ c__$ came__$ can__text closed__$ de__? done__$ dont__and
dont__anymore dont__him dont__the dont__to for__$ for__KIN for__texts form__$ get__of got__SEND
got__messages have__$ have__more he__texting hi__$ him__STOP him__stop hope__NOT i__for i__of
i__the i__unsubscribe im__getting interested__the is__$ is__new is__on la__por left__$ let__know
lets__instead list__i lost__number love__texts make__i me__bien me__el me__speaker monday__$ my__,
my__NUMBER my__STOP my__message my__quit na__$ nao__cebola nao__ir need__REMOVE need__else
need__unsubscribe never__me never__my no__de no__i no__money no__needed no__questions
nolonger__that number__my number__the of__, off__ASK off__please our__$ please__sending
remove__from say__$ sent__my she__her still__$ stop__lol stop__optout stop__thats stop__this
subscribe__this that__$ the__NOT the__NUMBER the__be the__date the__doesnt the__if the__is
the__number the__on the__out there__$ they__SEND they__text those__$ to__$ to__LIST to__TEXTS
to__it to__stop to__that to__the until__$ want__of want__stop we__it when__get who__i whos__$
will__REMOVE will__text without__$ wont__$ you__a you__me =-4 ,__on ,__them ,__time ,__to
AGREE__the KIN__STOP ME__hold ME__voicemail NOT__la NOT__on NOT__than NUMBER__TEXTS NUMBER__the
SEND__TEXTS SEND__drive SEND__when STOP__lol STOP__on TEXTS__ME TEXTS__so TEXTS__the ^__5 ^__NOT
^__an ^__antworten ^__called ^__dois ^__free ^__getting ^__good ^__i ^__kann ^__le ^__leave ^__let
^__make ^__maria ^__much ^__number ^__playing ^__suis ^__take ^__times ^__took ^__worrying ^__yeah
^__your a__STOP a__for a__stop already__it an__$ and__have antworten__STOP antworten__stop are__,
both__$ by__$ cancelar__cita cancelar__consulta cest__$ come__$ did__stop do__take dont__after
dont__my driving__$ email__the enough__this esta__$ este__mi for__ASK for__please from__NUMBER
get__TEXTS get__texts go__NOT go__without gone__$ got__TEXTS great__$ had__number how__to i__from
i__get i__getting i__more i__my i__texts i__want im__$ in__ASK in__please is__wrong it__my its__NOT
its__not ive__enough je__plus keine__bitte leave__a like__these lost__NUMBER me__hold me__voicemail
membership__$ messages__the miss__$ more__? more__ASK more__please more__this my__SEND next__$
no__la no__than not__, not__in on__number on__plan order__$ reply__$ repondez__$ sorry__SEND
sorry__text still__the stop__, stop__on test__$ text__anymore text__drive text__when the__$
the__LIST the__list the__only the__with this__? this__ASK this__her this__please to__, veux__de
want__STOP way__$ we__have were__$ what__do who__$ wont__texting work__$ wrong__of you__it
you__this your__ME your__me =-5 ,__my ASK__REMOVE ME__for NOT__my NOT__pain NOT__the NOT__yet
SEND__to STOP__ASK STOP__KIN STOP__REMOVE STOP__your TEXTS__this ^__again ^__at ^__dont ^__el
^__end ^__had ^__john ^__keep ^__komme ^__nicht ^__numero ^__out ^__stopped ^__too ^__work ^__you
are__$ arent__$ at__$ bin__$ de__svp el__$ from__STOP from__stop got__$ he__TEXTS i__TEXTS ill__it
me__for my__doesnt my__will new__$ nicht__$ nobody__up off__for on__$ one__$ rain__$ responda__$
so__$ stop__your take__$ taking__off text__to texts__me thank__$ the__stop two__$ you__tengo =-6
STOP__, ^__many a__$ drop__off getting__TEXTS my__number ne__pas see__$ the__off un__$ =-7
REMOVE__off ^__never day__$ did__STOP getting__texts its__$ o__$ thats__$ the__STOP the__already
which__$ =-8 le__$ love__TEXTS =-9 ^__that is__, =-11 i__a
"""
