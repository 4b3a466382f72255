"""Words by their letters, by how far they lean, in tenths: made by `make weights`."""

from typing import Final

TABLE: Final = """
=12 ~mr~$ ~ths~$ =11 ~ccnt~$ ~mls ~nmr ~off~$ ~opt ~ths =10 ~fcl ~lst~$ ~nmr~$ ~ths~? =9 ~amnr~$
~moi ~opt~$ ~ths~phn ~wgnr~pnrs =8 ~bj ~bj~$ ~cnst ~fmr~you ~inrst ~is~$ ~mhr ~out~$ ~pnrs ~rbcr
~sbcnprst ~scnprs =7 ~,~ths ~^~st ~agn~$ ~ago ~and~i ~art ~artz ~art~$ ~as~a ~bcdkl~$ ~be ~bnr
~dbnrs ~dbnrs~$ ~dd~$ ~djmn ~edr ~ehlrsw ~est~dcd ~fcl~$ ~get~ths ~if~ths ~jkn~$ ~mdv~out ~mgs
~mls~$ ~my~nbmr ~nglnr ~off~ths ~of~you ~paz ~paz~$ ~pcmnrs ~pnr ~prt~of ~rkv ~sie ~spt~$ ~to~do
~ubcnrs ~vs ~you~$ ~you~not =6 ~.~pls ~.~spt ~^~$ ~^~art ~^~bst ~^~opt ~^~ubcnrs ~abdlmn ~abdlmn~$
~adlr~ubcdnrs ~agkns ~agkns~$ ~ahnrt ~aln ~bns ~cmnp~$ ~cs ~dcnrs ~dgst ~dis ~eghn~$ ~erv ~est ~f
~fdrw ~fmr~yr ~for~ths ~gdrt~$ ~god ~guy ~guy~$ ~gv ~icnrt ~idnrst~$ ~is~a ~is~nglnr ~i~be ~ld
~lv~in ~lv~my ~mch ~me~dcnrs ~mgs~$ ~mhr~$ ~mst ~ms~$ ~my~ifn ~ncht~$ ~nglnr~a ~nie ~nm ~piu
~pnrs~$ ~pnr~$ ~rdmnrs ~rdprt~$ ~rmv~$ ~rrt ~sbcnprst~$ ~sd~spt ~sft ~smp~. ~ths~to ~tms ~ubcdnrs~$
~vos ~wgnr~nbmr ~wnt~it ~you ~yv =5 ~,~eghn ~,~rmv ~,~spt ~.~im ~.~off ~500 ~^~afhnr ~^~agp ~^~alt
~^~artz ~^~ccln ~^~cnst ~^~fgrt ~^~for ~^~get ~^~ncn ~^~schls ~^~shs ~^~spt ~^~ubcdnrs ~^~yv ~afhnr
~aghnt~$ ~agp ~ahi~$ ~aln~$ ~amnr ~as ~bgn ~br ~bt ~but~no ~but~spt ~ca ~ccln~$ ~cdls ~chl ~cmnp
~cnt~vt ~cpr~$ ~dcdrst ~dcdrst~$ ~dcrst ~de~la ~de~pbclt ~djn ~djn~de ~dlt~me ~dnc ~dns~$ ~dnt~cl
~do~one ~drt ~ebcrs ~ech ~eclx ~edr~$ ~elmn ~elmn~$ ~els ~er ~est~$ ~fchls ~fgrt~i ~for~mn ~frt ~gn
~go ~his ~hk ~hnt ~idnst~, ~in~tht ~it~a ~i~mn ~je~vs ~jkn ~jst~spt ~kds ~kknt ~kn~kknt ~lchns
~lchns~$ ~lst ~lv~hr ~mas~$ ~mbhmprs~$ ~me~for ~mglnt ~mglnt~$ ~mgmns ~mgns ~mlnst ~mlnst~$ ~moi~$
~mr~pls ~my~dt ~my~mdn ~nao~e ~nchnrt ~ncn ~ndm ~ndm~trs ~nd~$ ~ne ~nm~$ ~no~soy ~odpt~$ ~of~it
~pbclt ~pcdrt ~pcrs ~pmnrs~$ ~pmr ~pr~$ ~pub ~px~$ ~qt~$ ~rcht ~rcnpt ~rcnpt~$ ~rcrv ~rdprt
~rght~to ~rlmv~$ ~rmrv~$ ~rs ~sbchnr~$ ~sbcr ~schls ~scnprs~$ ~sdl~the ~sft~$ ~sgn~up ~sie~mch
~slt~on ~smpr ~spt~now ~spt~pls ~ss~pas ~tgn~hjs ~the~anrt ~the~cmnp ~the~hnt ~the~pnrt ~ths~go
~ths~lst ~tlnqr ~tlnqr~$ ~tms~$ ~too~mn ~to~be ~to~ttx ~tps ~trs ~udnrst ~way~too ~wbgnr ~wdr
~wgnr~$ ~wnt~off ~you~to ~you~wnt ~yrs =4 ~,~jst ~,~qt ~,~she ~.~i ~.~rmv ~^~bmnr ~^~bnr ~^~bt
~^~csz ~^~de ~^~djmn ~^~djn ~^~efn ~^~f ~^~fdr ~^~hey ~^~los ~^~nao ~^~nf ~^~nglnr ~^~nmr ~^~pr
~^~rdprt ~^~rkv ~^~spst ~^~vlz ~ab ~ab~$ ~adks ~adlr~$ ~adlr~odpt ~aflw~$ ~afrt~tht ~agn ~ago~$
~ana ~and ~and~im ~anrt ~are~dgnrv ~at~all ~aus ~aw ~aw~$ ~bckl ~bckl~you ~be~cgmn ~be~tdnr ~bhr
~blqr ~blqr~$ ~bmnr ~bro ~bye ~by~tht ~ca~$ ~ccdln~my ~ccdnt ~cclnr ~cclnr~$ ~ccnt ~cdnrs ~clnt~$
~cmrst~$ ~cm~off ~csz ~da~lst ~dcd ~dcds ~dcds~$ ~dcd~$ ~dcnrs~$ ~dd ~ddlt ~ddn ~ddnt~sbcrs ~de~bj
~dgnt ~did~i ~die~fchls ~dlt ~dnt~own ~dnt~rlp ~dnt~ttx ~dnt~use ~dn~mon ~drt~$ ~eat ~ebcrs~$
~ecdqv ~efn ~eghnrtv~$ ~elm~oln ~end~$ ~en~paz ~ert ~ert~rrt ~estx ~estx~$ ~fam ~fhrt~pls ~flm
~fmr~ths ~frv ~fr~$ ~gbd ~gdrt ~gd~rcdn ~get~my ~ggnt~ths ~glr ~glr~lol ~go~aw ~go~to ~hey ~he~is
~hgnr~fmr ~hjs ~hnt~$ ~hr~fmr ~ibnx ~idlmt ~ifmnrt~$ ~inst ~is~cdls ~is~mls ~is~no ~is~the ~it~$
~it~dnw ~ive ~i~knw ~i~obcjt ~i~sdl ~i~ubcdnrs ~job~$ ~jtz ~kn~nchnrt ~la~bj ~ldln ~lft~the ~lgkn
~lgkn~for ~lgnv~the ~lgn~wl ~ln~$ ~los ~los~voy ~lrw~cls ~lst~wgnr ~mcr~drt ~mdv ~mdv~$ ~me ~mes
~meu ~mhnst ~mhnst~ago ~mhrt ~mlrst ~mlrst~$ ~mls~? ~mon~nmr ~mr~. ~my~$ ~my~acnt ~my~ibnx ~my~lrw
~my~rght ~nao ~nao~sou ~ne~pls ~nf ~nglnr~whs ~nglnr~wht ~nns ~not ~not~$ ~not~idnrst ~not~mbmrs
~not~me ~no~inrst ~no~mdn ~no~spt ~nrv~adks ~obcjt ~odpt ~off~. ~off~? ~off~of ~ok~ccln ~on~dnt
~pbcdl ~pbcdl~$ ~pbclt~$ ~pdgnpr ~pdgnpr~$ ~per~ttx ~phn ~pls~rn ~pls~tk ~pls~ubcnrs ~pmnrs ~pnst
~prtv ~qr~pdgnpr ~rcdn ~rcdn~$ ~rcht~es ~rcks ~rcks~$ ~rcv~ths ~rdmnrs~$ ~rgnprt ~rgnprt~you ~rlmv
~rmrv ~rprt~you ~rqst ~rrt~$ ~rs~$ ~scdhtw ~sdgn~up ~shs ~snt~spt ~spst~$ ~spt~dnst ~srt~is ~srv
~st ~tdnr ~tdnr~off ~the~bns ~the~rm ~the~srv ~the~tdhr ~the~tm ~the~wkl ~thm~$ ~thr~, ~ths~amnr
~ths~off ~ths~spt ~tht~nm ~th~mdv ~tk~my ~tk~us ~tnr~ths ~tnt ~too~mch ~to~aghnt ~to~knw ~ubcdnrs
~ubcdnrs~pls ~ubcnrs~$ ~udnr ~udst ~up~$ ~up~wht ~us~off ~vgnt ~vlz ~w ~wbgnr~$ ~wdnr ~wdnr~$
~we~cdls ~wgnr~glr ~wgnr~ld ~who~you ~whrv ~wht~ths ~why~do ~wnt~$ ~w~the ~yflrs ~you~are ~you~kp
~yrs~$ =3 ~,~dnt ~,~go ~,~lv ~,~nrv ~,~pls ~,~ubcnrs ~,~you ~.~dnt ~.~lv ~^~bhr ~^~cclnr ~^~cgh
~^~cut ~^~eghn ~^~elmn ~^~elmnr ~^~gbd ~^~icnrt ~^~id ~^~kn ~^~ld ~^~ls ~^~ne ~^~qt ~^~rd ~^~rgnprt
~^~rlp ~^~rprt ~^~schtw ~^~scrw ~^~sdl ~^~sh ~^~sht ~^~smnq ~^~vs ~^~wgnr ~acnt~$ ~adks~ncl ~ads
~aflw ~afrt~$ ~afrt~ths ~agr~to ~ar ~are~$ ~are~not ~artz~$ ~auf ~auf~mir ~a~clmnpt ~bcdkl ~bghnrt
~bglns ~bglns~to ~bglnw ~blq ~blq~$ ~blst ~bns~$ ~bnt~$ ~bn~a ~bro~$ ~but~pls ~by~ttx ~can~sbdm
~ccdnt~$ ~ccln~. ~ccln~me ~ccln~ths ~ccmnt ~ce ~clnt ~clrs~$ ~cm~ccln ~cnst~$ ~cnt~$ ~com ~com~is
~cut~it ~dcnst ~ddmn ~ddnt~opt ~ddnt~sgn ~de ~der~lst ~de~mcr ~de~mgmns ~de~mgs ~de~su ~dns
~dnst~wkr ~dnt~rch ~dnt~sdn ~dog~dd ~dprs ~dprs~$ ~dst ~ebcnrs ~efnrt ~eghn ~ela ~elmnr ~erv~ttx
~estv ~es~$ ~fdr~ons ~fnrt~dks ~gbgr~$ ~get~bnt ~got~the ~hv~adlr ~hv~to ~ibnx~$ ~ich ~idlmt~$
~idnrst ~ifmnrt ~in~yr ~is~for ~it~off ~i~agr ~i~dcln ~i~edn ~i~go ~i~mk ~i~opt ~i~rfs ~i~rkv ~i~sd
~job ~kdln ~kn ~kn~mgs ~kn~wbgnr ~kn~wnrt ~lol~spt ~lst~wk ~mas~pcmnrs ~mbmrs ~mch~$ ~mcr~$ ~mdn~nd
~meu~cnt ~meu~nmr ~me~be ~me~dcdrst ~me~thkns ~me~tr ~mgmns~$ ~mir~zu ~mi~ccnt ~mi~nmr ~mns ~mo
~mor ~mo~$ ~msv ~msv~nmr ~my~anrt ~my~kds ~my~mhrt ~my~opt ~nao~me ~nbmrs~$ ~nbmr~$ ~nbmr~.
~nbmr~obdnt ~ncfnst ~nchnrt~$ ~ncht ~ncl ~nd~ths ~ne~ss ~nghnt ~nhmn ~nmr~ecdqv ~no ~not~her ~no~es
~no~mlrst ~no~mls ~no~mo ~no~mor ~no~mr ~nrv~wl ~ntx~ttx ~obdnt ~off~pls ~off~yr ~ofrs ~of~my
~of~yr ~ognpt ~ok~spt ~on~you ~opt~pls ~out ~pdr~$ ~per ~phn~. ~pls ~pls~dcnst ~pls~spt ~pmrs
~pmrs~$ ~pnrs~, ~pnrt ~qr ~qr~rbcr ~qr~sr ~rbcr~$ ~rbcr~mas ~rcgnv ~rch ~rd~the ~rfs ~rght~pnrs
~rkv~$ ~rmv~pls ~rprt ~rqst~$ ~sbchnr ~schnrt ~schtw ~sclps ~sclps~$ ~sclt ~scm~$ ~scrw ~sdl ~sd~no
~sh ~shm~on ~smnq ~smnq~de ~smn~els ~smpr~$ ~so~agn ~so~pls ~spt~ccgnt ~spt~lst ~spt~pdr ~spt~td
~spt~tgntx ~spt~thkn ~spt~ths ~su ~sue~$ ~svp~$ ~tdhr~tm ~tdl~you ~tdtx ~tgkn~my ~tgntx~my ~the~ar
~the~fdr ~the~pnrs ~the~tstx ~the~wdr ~thm~paz ~ths~are ~ths~is ~tk~a ~tm~amnr ~to~a ~to~ask
~to~get ~to~me ~tstx ~tstx~pls ~ubcnrs~? ~us~aln ~vgnt~for ~way~to ~wchns~kn ~wdr~to ~wgnr~guy
~whr~is ~why~are ~wkl ~wkr~phn ~wl~kn ~wnt~thm ~yo ~you~estv ~you~ggnt ~you~slt ~yo~no ~yr ~yr~lgkn
~yv~bn ~yv~got =2 ~,~no ~,~tk ~.~and ~.~tk ~?~spt ~^~abdlmn ~^~bcgkln ~^~ce ~^~cm ~^~cs ~^~ddnt
~^~elnvz ~^~ich ~^~ive ~^~kdln ~^~lol ~^~mls ~^~ps ~^~scm ~^~shm ~^~sr ~^~vou ~^~whr ~^~yr ~acnt
~acprt ~adlr ~all ~all~$ ~all~frt ~and~spt ~and~tk ~any ~are~tgntx ~artz~de ~at~wkr ~a~cmrst
~bckl~ths ~be~$ ~be~ccdnt ~bnt ~but~can ~buy ~ccgnt ~ccln ~cdl~you ~ce~nst ~cl~lst ~cmrst ~cut
~dbrst ~dbst ~dbst~$ ~de~ebcmrs ~dlt~my ~dnt~dbrst ~dnt~hit ~dnt~wnt ~ebcmrs ~ebcmrs~$ ~eghnrtv
~eghn~, ~eghn~adlr ~elmn~mi ~elm~$ ~elnvz ~els~$ ~end~ths ~enrv ~fcc ~fcc~$ ~fck ~for~my ~frv~$
~f~you ~get~a ~get~lst ~grt~if ~gv~you ~her~$ ~he~dd ~he~lft ~him~$ ~hit ~how~rd ~how~was ~ich~wl
~icnrs~$ ~igl ~im ~im~bgn ~im~cgln ~im~not ~im~opt ~inrst~$ ~in~may ~in~yrs ~it~if ~it~spt
~ive~adks ~i~hbr ~i~hv ~i~on ~i~snt ~i~ubcnrs ~kckn~it ~kl ~knw~who ~knw~you ~la~lst ~les~mgs ~lrw
~lst~tm ~ls~ths ~mas ~mas~mgs ~mdn~mas ~mdn~ms ~me~aln ~me~ebcnrs ~me~off ~me~rrt ~mgknrt~$ ~mir
~mns~no ~mn~tstx ~my~ccnt ~my~hs ~my~ifmnrt ~my~ln ~my~nm ~my~tstx ~nbmrs ~nbmr~is ~ncfnst~$
~ncht~mhr ~nd~to ~nmr~lchns ~nm~off ~not~for ~not~on ~no~$ ~no~. ~no~ds ~no~mas ~no~me ~no~mns
~np~. ~nrv~gv ~nrv~odpt ~nrv~sdgn ~nst~pas ~odpt~in ~of ~onrw ~opt~thkns ~own ~pls~and ~pls~ccln
~pls~dlt ~pls~no ~pmr~de ~pr~de ~qr~cclnr ~qt~it ~qt~tgntx ~rlp~$ ~rmv~. ~rm~$ ~sbdm ~scm ~scn
~scrv~$ ~sgmnp ~shm ~sht ~smst ~so~you ~spt~, ~spt~. ~spt~wht ~sr~$ ~sue ~tgntx~a ~tgntx~me
~the~dnt ~the~fcc ~the~ifn ~the~one ~the~ppr ~the~rdmnr ~the~tcp ~thkns~, ~thst~eghn ~tht~schl
~tk~ths ~tms~do ~tm~, ~to~bckl ~to~hl ~to~hr ~to~ths ~tstx~$ ~tstx~afrt ~ttx~. ~ttx~my ~udpt~yr
~von ~vou ~voy~a ~vrt ~was~my ~wdl~lk ~wgnr ~who~gv ~wht~the ~why~am ~wl~ths ~wnt~out ~wr~not
~you~hv ~you~in ~you~my ~you~spt ~yr~$ ~yr~smst ~yr~tgntx =1 ~,~not ~^~bcdkl ~^~ers ~^~frv ~^~i
~^~kckn ~^~kl ~^~pmr ~^~por ~^~qr ~^~so ~alt ~are~agn ~ask~for ~a~cl ~bcgkln ~be~tdtx ~ccln~all
~clrs ~dcnst~$ ~dnt~hv ~dn~wht ~ich~wchns ~i~wl ~jst ~kid ~mcr ~me~$ ~me~. ~mn~$ ~mn~nmr ~mon
~my~cl ~my~cnst ~my~kid ~my~sbcnprst ~nbmr ~not~the ~off ~on~ths ~opt~me ~out~of ~phn~, ~por~frv
~rch~out ~rmv ~smp~$ ~svp ~tdhr ~tdtx~$ ~tgntx~$ ~thr~amnr ~tkn ~tnr~off ~to~end ~udpst~$ ~us ~vt~$
~wchns ~wdl~be ~whn~did ~whn~do ~whr~did ~whst~the ~whs~to ~wht~you ~you~tnr ~yr~lst =-1 ~^~did
~^~est ~^~pd ~^~rmv ~^~thkn ~^~wch ~abt ~amnz~$ ~anrsw ~bs ~bus~spt ~by ~cbl~$ ~cghr ~cgnr ~cls~?
~cm~in ~cnt~me ~ct~$ ~day ~do ~ds~the ~fmr ~fmr~amnz ~fmr~the ~fnrt ~fn~$ ~for~you ~frv~de ~gcrs
~ggnt ~hl ~hlp~me ~hm~$ ~how~do ~idnst ~im~out ~kdn~$ ~kps ~ldk ~lns ~lst~pls ~mom~$ ~my~amnpt
~nbmr~, ~ntx ~pcl~$ ~pgr ~pht ~pls~mk ~rcv~tstx ~rl ~rm~at ~sgn ~the~alrst ~the~dlrv ~the~snw
~thkns ~thr ~tht ~too ~to~cfmnr ~to~qt ~way ~whn~ds ~whr ~win =-2 ~,~how ~,~i ~,~nd ~,~shs ~,~so
~,~sr ~,~whr ~10~$ ~10~off ~30~$ ~5pm ~5th~$ ~7~$ ~? ~^~add ~^~bckl ~^~cdfmnr ~^~crt ~^~he ~^~hlp
~^~ill ~^~its ~^~ldk ~^~let ~^~mr ~^~nn ~^~np ~^~pls ~^~put ~^~rgn ~^~sdn ~^~see ~^~smn ~^~who
~all~gd ~amnpt ~amnz ~apt ~apt~$ ~are~you ~at~mms ~a~rd ~a~tbl ~bck ~bckl~off ~bhrt ~bknr~$ ~brt
~bus~$ ~by~$ ~by~ml ~can~$ ~can~i ~ccdln ~ccghkn ~ccln~dnr ~ccln~tht ~chrs~$ ~cht~$ ~ck~$ ~cl~$
~cnp ~cnr ~cnt~mk ~con ~ct~del ~del ~did~$ ~dlrv~$ ~dlt~the ~dn ~dnt~qt ~dnt~wr ~dn~. ~dpr~me
~dpr~off ~drv~$ ~ds~it ~elm~me ~enrt ~ertx ~fee~$ ~fghlt ~fgrt ~fl ~flr ~flr~$ ~fmr~hl ~fmr~rlp
~fmr~sfpt ~fn ~for ~gas ~gd ~gdnr ~get~me ~ggnt~tstx ~had~eghn ~had~to ~hgnr ~hlp~$ ~hm ~how~did
~icnrs ~icnv ~id~rhrt ~im~in ~is ~is~bknr ~it ~it~up ~i~adlr ~i~bgnr ~i~mds ~i~tdl ~kps~tgntx ~ks
~ks~$ ~las ~la~ct ~let ~lft~$ ~lghn ~lns~$ ~ls~edns ~lv~it ~lv~the ~me~to ~me~two ~me~whn ~mgnt~$
~mkl~$ ~mk~sr ~ml~$ ~mms ~mrst ~mr~ifn ~mr~qnst ~mr~rm ~mv~$ ~my~bs ~my~cdr ~my~job ~my~new ~my~phn
~nd ~nd~the ~nglnr~nd ~not~now ~no~, ~no~i ~no~no ~no~pd ~np ~nrv~got ~odr~$ ~odst ~odst~$
~of~tgntx ~of~the ~ok ~old ~old~cdr ~omg~spt ~one ~on~fdr ~our~rnrstv ~pckls~$ ~pckp ~pdr ~pls~$
~pls~ttx ~ps~ir ~qt~wgnr ~rcdhls~$ ~rcpt ~rcpt~$ ~rnrstv ~rnrstv~$ ~rprt~a ~rrst ~say ~scdhl~$ ~sd
~sdgn ~sdgn~$ ~sdhl~spt ~sdn~it ~sdn~the ~sdrt~$ ~see ~set ~sfpt ~sfpt~$ ~sgnr ~sgnr~$ ~sgr~$ ~she
~so ~so~mch ~spr ~spt~is ~srt ~srt~wht ~tbl~$ ~tdl ~td~, ~tghnt~$ ~tgkn ~the~acnt ~the~bl ~the~bus
~the~dr ~the~icnv ~the~new ~the~rrst ~the~scdhl ~the~sghnp ~the~snt ~the~wlst ~the~wt ~thkn
~thkns~$ ~thkns~. ~thst~all ~ths~tstx ~ths~whrt ~tht~$ ~tk~10 ~tnr~the ~tnw~$ ~to ~too~kdn ~to~ccnt
~to~ms ~to~the ~to~you ~ttx~and ~ttx~you ~udpt~it ~was ~wfs ~wgnr~adrs ~wgnr~day ~who~dis ~whr~do
~wht~me ~wlst ~wnt ~wnt~the ~wt~lst ~you~, ~you~ask ~you~rdns ~you~rmv ~you~ttx ~yr~hs ~yr~mgs =-3
~$ ~,~can ~,~cl ~,~is ~1 ~12~$ ~3 ~30 ~3pm ~4 ~40 ~4pm ~5th ~6 ~^ ~^~c ~^~cfmnr ~^~crs ~^~dlt
~^~dnt ~^~do ~^~em ~^~gcrs ~^~hl ~^~ifn ~^~is ~^~jrv ~^~jst ~^~lrt ~^~mb ~^~mcr ~^~omg ~^~pcfrt
~^~phn ~^~rcdhls ~^~she ~^~sou ~^~tgntx ~^~thkns ~^~tl ~^~ttx ~^~udpt ~^~use ~^~whst ~^~wht ~^~why
~^~y ~ablv ~abt~the ~abt~ths ~acrz ~acrz~$ ~adgr~to ~adnr~nn ~aghnt~els ~almr ~amsw ~amsw~$ ~ann
~ann~$ ~are~grt ~at~the ~a~day ~a~rdfn ~bag ~bck~$ ~be~lt ~bfr~9 ~bgln ~bk ~bknr ~cch ~cdfmnr
~cdfmnr~$ ~cdl ~cdl~$ ~cdl~me ~cdrs ~cdr~$ ~chrs ~cht ~cks ~clr~$ ~cl~me ~cl~my ~day~$ ~dcrt
~dcrt~$ ~ddgrs ~den ~de~bus ~de~smn ~dlst ~dmn ~dnt~ccln ~dr ~dr~$ ~ds ~edn~up ~elm~, ~en ~erv~$
~fdn~it ~fdr~$ ~fee ~fgrt~to ~fin ~fin~de ~flu ~fmr~nfltx ~fnrt~$ ~for~me ~for~yr ~frst~$ ~frs~$
~gdr~$ ~get~it ~ggnt~yr ~gm ~gnt ~got~it ~gst~lst ~her ~he~qt ~he~ubcdnrs ~he~wnt ~hflp~$ ~him~to
~hoy ~hoy~$ ~hp~you ~hrs ~hv~no ~hv~tht ~ich~km ~idnst~of ~ihnp~$ ~ill~cl ~im~idnrst ~in~my ~is~my
~it~, ~it~yr ~i~ccln ~i~ddnt ~i~fdn ~i~got ~i~lk ~i~lst ~i~not ~i~rmv ~i~sbcrs ~i~sdpt ~i~spt
~i~ttx ~jn ~jn~$ ~jrv ~kn~mchl ~kp~me ~lchn~$ ~lghst ~lgn~$ ~lgn~lol ~lk ~lkn ~lkn~$ ~lst~mgs
~mas~acrz ~mas~de ~mb ~mchl ~mdm ~mds ~me~a ~me~amnr ~me~bfr ~me~knw ~me~the ~mgnt ~mhnt~$ ~ml
~mr~mn ~mr~of ~mr~thn ~my ~my~dad ~my~icnrs ~my~srst ~nao~ps ~na~prt ~nbmr~of ~nfltx ~nght ~nght~$
~nmr~de ~nmr~es ~not~ggn ~not~nd ~not~sr ~not~ths ~no~nst ~nv ~nv~$ ~odpt~of ~off~and ~off~skpr
~off~tds ~of~a ~of~tnw ~oln~$ ~omg ~ons ~opt~for ~pas~de ~pay ~pcgk ~pcr ~pdr~de ~phst ~pht~$ ~pln
~pls~, ~pls~tdr ~prt ~qnst~$ ~r ~rdfn~$ ~rdmn ~rdnpz~spt ~rdns ~rdns~$ ~rght~$ ~rght~? ~rgn~$ ~rlp
~rlp~spt ~rmv~a ~rmv~the ~rns ~say~spt ~scdhl ~scr~$ ~sdn~a ~see~you ~sf~$ ~sghnp~lst ~skpr ~skpr~$
~slp ~slt~$ ~sm ~snt~fmr ~snw ~so~hflp ~spt~at ~spt~cgnr ~spt~sgn ~spt~to ~srt~$ ~ss ~sst ~sv
~tckr~spt ~tckst~$ ~tckt~$ ~tdhrs~$ ~tdl~him ~tds~for ~tghkn ~tghnt ~tghr~$ ~the~end ~the~flu
~the~gst ~the~red ~thn~$ ~ths~mgs ~ths~one ~til ~tnr ~tnr~$ ~tnw ~to~bgnr ~to~trt ~tp ~tpr ~trt
~tst~. ~ttx~me ~two~$ ~udpst ~way~. ~wbst ~wdkn~$ ~wdnw ~we ~we~hv ~wgnr~cht ~wgnr~dt ~wgnr~imt
~wgnt ~wgnt~$ ~whn~wl ~whst ~whst~on ~wht~tm ~why~dnt ~why~was ~wkr ~wkr~$ ~wk~$ ~wnrt~$ ~wnst
~wnt~tstx ~wrt ~y ~ydrst ~yes ~you~a ~you~do ~you~may ~you~the ~you~thn ~you~thr ~yr~too ~y~$ =-4
~,~who ~20 ~2pm ~50124 ~50124~$ ~7 ~8~$ ~9 ~9~$ ~^~agn ~^~as ~^~can ~^~day ~^~dn ~^~lv ~^~mgs ~^~mi
~^~new ~^~no ~^~off ~^~one ~^~r ~^~si ~^~sm ~^~snt ~^~th ~^~ths ~^~whs ~^~wl ~adgr ~adks~my
~adlr~hr ~adnr ~afrt~wkr ~amnpt~$ ~and~drv ~and~get ~anrtw ~anrtw~sie ~ans ~are ~a~mgs ~bad~$ ~bdl
~bhrt~$ ~bl~$ ~brt~$ ~cchk ~cclnr~mi ~cd ~cdghr ~cfmnrt ~cghn~$ ~chr ~chs ~ck ~cl ~clnst ~cm ~cnt
~cnt~spt ~c~$ ~da~$ ~ddnt ~ddnt~ubcnrs ~dgnrv~$ ~did~you ~dkn ~dlrv ~dmn~$ ~dnr~$ ~dnt~bhrt
~dnt~fgrt ~dnt~ls ~dpr ~drst ~drst~$ ~drvw ~ecnrt ~edns ~elms ~em ~end~of ~enqs ~en~la ~fbr ~fbr~$
~fdrs ~fgnr ~fgnr~$ ~fix ~flrsw ~fmr~$ ~frs ~fur ~gdr ~got~me ~got~yr ~go~$ ~gst ~gt ~hfl ~hj ~ht~$
~ice ~ice~$ ~idp ~ihnp ~ill ~imt ~im~a ~in~$ ~in~pnrs ~is~her ~its ~i~cnst ~i~tk ~je~ss ~knw~$
~kn~ncht ~kn~zblnw ~lgl~$ ~lk~ggnt ~llmr~$ ~lrt ~lrt~$ ~lst~spt ~lst~ttx ~lv ~mdv~to ~me~bck
~mhmrs~$ ~mi~ct ~mkl ~mnt ~mom ~mv ~my~mom ~my~odr ~my~spt ~nai~pls ~nds ~nd~a ~nd~aghnt ~new~phn
~nglnr~hv ~nmr~5 ~nn~$ ~non~spt ~nrv~spt ~ns ~ns~$ ~ntx~spt ~obdgr ~off~at ~off~hdl ~on~me ~pcfrt
~pcfrt~$ ~pckls ~pd~$ ~pgknr ~pgln ~pgr~$ ~pkr ~pkr~$ ~pl ~pln~$ ~prs ~prt~$ ~pr~na ~pst ~pst~$
~put ~qnst~, ~qr~cbl ~qt~sgkmn ~rbc ~rc ~rdnpz ~rfl ~rhs ~rhs~$ ~rp ~sdhl ~sdlp ~sdn ~sdrt ~sd~$
~sf ~sfht ~sgn~$ ~sgr ~si ~sie~spt ~sl ~slt ~sprt ~spt~and ~spt~in ~spt~mr ~spt~wgnr ~sr ~srst~$
~tag ~tag~$ ~tbl ~tcfr~$ ~tckt ~tcw ~tdhrs ~tgn ~the~cst ~thkns~for ~thkn~you ~thn ~thr~$ ~ths~mhnt
~ths~rn ~ths~tm ~th~sdhl ~tkl ~tmnr~$ ~tns ~to~cl ~udpt ~unt ~use~ths ~vr ~wgknr ~whl ~whn~you
~who~am ~wht ~why~did ~win~$ ~wkrs~$ ~wl~spt ~wnt~mr ~wr~$ ~yh ~yh~$ ~you~nrv ~zblnw =-5 ~, ~,~ttx
~3~$ ~^~all ~^~any ~^~are ~^~bht ~^~cl ~^~cst ~^~fl ~^~got ~^~kp ~^~obdgr ~^~ql ~^~sgn ~^~soy
~^~wdhrtw ~acdht ~acdht~$ ~acglr ~add ~adh ~am ~an ~arst ~ate ~bfr ~bht ~bkr ~bn~$ ~cat ~cbl ~cghnr
~cghr~$ ~cgmn ~chs~$ ~cls~$ ~crt ~ct ~day~off ~de~rdnps ~dgnrv ~did ~dl~$ ~dnr ~dnst~ttx ~dnt~rmv
~dn~$ ~egs ~elr~$ ~eprs~$ ~fgrt~$ ~get~the ~grt ~hdl ~he ~hflp ~hj~$ ~idnrst~in ~ignr ~ir ~ist
~it~to ~i~lv ~i~mdv ~jhn ~km ~kp ~lchn ~llmr ~lst~my ~mdl ~mgnr~$ ~mhnt ~my~wfs ~na ~nn ~not~ggnt
~no~way ~onp ~pck ~phn~dd ~pls~de ~pls~sdn ~ppr~smnst ~prw ~rdprt~the ~red ~sdns ~sghnp ~shmnpt
~slt~wnt ~smnst ~snt ~srst ~sr~i ~sz ~sz~$ ~tcfr ~tckst ~tcw~$ ~tdr ~tds ~tds~$ ~td~$ ~thn~ms ~thst
~tk~it ~to~ccln ~to~go ~to~pay ~ubcdnrs~fmr ~udpt~my ~ulnt ~vclm ~vnr ~way~$ ~wch ~wdkn ~whn ~whrt
~whrt~$ ~wk ~wl ~wnt~spt ~wnt~to ~wt ~yr~ttx =-6 ~12 ~2 ~8 ~^~ccnt ~^~cnt ~^~hp ~^~lst ~^~my
~adrs~$ ~alnr ~anst ~bad ~bl ~c ~ccnt~my ~cdr ~cf~$ ~clr ~cm~$ ~dnt~ubcnrs ~dos ~drv ~eprs ~es~mi
~fdlr~$ ~fdn ~fghnt ~frst ~had ~hgnr~$ ~him ~how~mch ~hp ~ich~kn ~is~it ~la ~lt~$ ~mdl~$ ~mdn~$
~mgkn ~mgkn~me ~mgnr ~mhmrs ~my~old ~np~$ ~on~my ~pblmr ~pblmr~$ ~pls~kp ~pn ~ql ~rdfn ~rdnps~spt
~scr ~sdpt ~sgkmn ~spt~by ~tckr ~tghr ~th ~tl ~tmrw~$ ~tst ~war ~whs~ths ~wkrs ~yes~$ ~yo~soy =-7
~10 ~^~ds ~^~the ~at ~be~thr ~can ~cf ~cls ~cl~, ~cst ~dnt~tk ~do~you ~elr ~got ~grt~$ ~hh ~hlp ~ht
~lgl ~lgn ~lv~ths ~my~lst ~o ~on ~pcl ~sn ~td ~ths~wk ~too~$ ~wr ~yet~$ =-8 ~4~$ ~5 ~5~$ ~bgnr ~bus
~cfmnr~$ ~cgmn~$ ~dnt~spt ~el ~fdl ~is~ths ~lol~$ ~lt ~new ~ok~$ ~qnst ~rcdhls ~rdnps ~rgn ~tmrw
~tm~$ =-9 ~^~a ~adrs ~hh~$ ~le ~lol ~pd ~the ~tmnr ~yet =-10 ~?~$ ~cfmnr ~odr =-12 ~two
"""
