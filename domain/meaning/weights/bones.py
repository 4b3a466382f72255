"""Words by their letters, by how far they lean, in tenths: made by `make weights`."""

from typing import Final

TABLE: Final = """
=15 ~opt =14 ~nmr =13 ~mls ~nmr~$ =12 ~ccnt~$ ~ths ~ths~? =11 ~.~pls ~cnst ~fmr~you ~if~ths ~lst~$
~moi ~off~$ ~prt~of ~ths~$ ~wgnr~pnrs =10 ~^~$ ~art ~artz ~bcdkl~$ ~bj~$ ~bnr ~dgst ~djmn ~erv
~for~ths ~inrst ~jkn~$ ~mhr ~nglnr ~opt~$ ~pnr ~pnrs ~rbcr ~sbcnprst~$ ~vs =9 ~agn~$ ~ago ~ahnrt
~art~$ ~as~a ~bj ~dbnrs ~dbnrs~$ ~dcds ~dcds~$ ~edr ~ehlrsw ~f ~get~ths ~idnrst~$ ~is~$ ~mgs
~my~ifn ~nie ~off~ths ~piu ~pnr~$ ~rkv ~rmv~$ ~rrt ~scnprs ~sft ~sie ~spt~$ ~to~do ~wgnr~nbmr =8
~,~ths ~,~you ~^~art ~^~schls ~agkns ~aln ~be ~bns ~br ~ca ~chl ~cs ~dcdrst ~dcdrst~$ ~dcnrs ~dis
~eclx ~elmn ~er ~fcl ~icnrt ~is~a ~ld ~me~dcnrs ~mls~$ ~ms~$ ~off~? ~paz ~paz~$ ~pcmnrs ~pmr ~pr~$
~rdprt~$ ~sbcr ~sd~spt ~srs ~ths~to ~tms~$ ~ubcdnrs~$ ~ubcnrs ~wgnr~$ =7 ~,~eghn ~,~rmv ~.~off
~.~spt ~^~afhnr ~^~agp ~^~alt ~^~artz ~^~bst ~^~ccln ~^~ncn ~^~st ~^~ubcnrs ~abdlmn ~abdlmn~$
~adlr~ubcdnrs ~afhnr ~agkns~$ ~agp ~ahi~$ ~and~i ~are~not ~as ~aus ~aw ~bckl ~be~cgmn ~bnt~$ ~bt
~but~spt ~ccln~$ ~cdls ~dcnrs~$ ~de~pbclt ~dlt~me ~dnt~cl ~do~one ~drt ~drt~$ ~ech ~edr~$ ~elmn~$
~elm~oln ~est ~fam ~fchls ~fdrw ~fgrt~i ~fmr~ths ~for~mn ~frt ~ggnt~ths ~hgnr~fmr ~hnt ~i~be
~i~ubcdnrs ~je~vs ~jkn ~jst~spt ~lchns~$ ~lv~hr ~mas~$ ~mch ~mk~$ ~mlnst ~mlnst~$ ~moi~$ ~mr~. ~mst
~nao~e ~ncht~$ ~ncn ~ndm ~nglnr~a ~not~idnrst ~no~soy ~odpt ~odpt~$ ~on~ths ~pbclt ~pmnrs~$ ~prtv
~pub ~rdmnrs~, ~rght~to ~rlmv ~rlmv~$ ~rrt~$ ~rs ~scm~$ ~sft~$ ~sgn~up ~smpr ~smp~. ~ss~pas
~the~anrt ~the~hnt ~ths~go ~ths~lst ~tlnqr ~tlnqr~$ ~tms ~tnt ~too~mn ~udnrst ~vos ~way~too ~wcht~$
~you~not ~yv =6 ~.~i ~500 ~5~tms ~^~bmnr ~^~cnst ~^~csz ~^~de ~^~efn ~^~f ~^~get ~^~nao ~^~nf
~^~ognpt ~^~rdprt ~^~rkv ~^~vlz ~^~yv ~adlr~odpt ~aflw~$ ~amnr~$ ~ant~tnr ~are~dgnrv ~bcgkln~you
~bckl~you ~blqr ~bmnr ~br~$ ~buy ~ca~$ ~cclnr~$ ~ccnt ~cmrst~$ ~cnt~$ ~cpr~$ ~csz ~cut~it ~ddn
~ddnt~sbcrs ~de~la ~dgnt ~dnt~ask ~dnt~rlp ~dprs~$ ~ebcrs ~efn ~eghnrtv~$ ~els~$ ~ert ~estx ~estx~$
~est~$ ~fhrt~pls ~frv ~glr~lol ~go ~go~aw ~ibnx ~idlmt ~idnst~, ~is~nglnr ~i~obcjt ~jtz ~kknt
~kn~kknt ~lchns ~lgkn~for ~lgnv~the ~lst ~lst~wk ~mbhmprs~$ ~mcrs ~mcr~drt ~me~for ~mglnt ~mglnt~$
~mgmns ~mgs~$ ~mhrt ~mhr~$ ~mr~$ ~my~dt ~my~ibnx ~my~kds ~my~mdn ~my~nbmr ~my~rght ~nao~sou ~nchnrt
~ndm~trs ~nd~$ ~ne ~nf ~nm ~nm~$ ~nns ~not~mbmrs ~no~mdn ~obcjt ~off~. ~of~yr ~ognpt ~pdgnpr
~pdgnpr~$ ~pls~rn ~pmrs ~pmrs~$ ~pnrs~$ ~px~$ ~qr~pdgnpr ~rcdn~$ ~rcnpt ~rcnpt~$ ~rcrv ~rdmnrs
~rdprt ~rgnprt~you ~rmrv ~rmrv~$ ~rprt~you ~rs~$ ~sbchnr~$ ~sbcnprst ~schls ~scnprs~$ ~sdgn~up
~sdhl~be ~sie~mch ~slt~on ~smprs ~spt~pls ~srt~is ~the~pnrs ~thr~, ~ths~phn ~ths~spt ~trs ~ttx~fmr
~ubcdnrs ~vlz ~w ~wbgnr ~wdnr ~wdnr~$ ~wdr ~wgnr~glr ~wgnr~ld ~wnt~off ~w~the ~you~cdl ~yrs =5
~,~dnt ~,~go ~,~qt ~,~spt ~.~rmv ~^~bcgkln ~^~bhr ~^~bnr ~^~bt ~^~cgh ~^~cut ~^~djmn ~^~elmn
~^~elmnr ~^~fgrt ~^~for ~^~icnrt ~^~lol ~^~los ~^~nglnr ~^~opt ~^~pr ~^~rlp ~^~sh ~^~spst ~^~spt
~ab ~ab~$ ~adlr~$ ~aflw ~afrt~ths ~afrt~tht ~aghnt~$ ~amnr ~and ~anrt ~are~$ ~artz~$ ~auf~mir
~a~rst ~bcdkl ~bchnrt ~bchnrt~mr ~be~ddlt ~bgn ~bhr ~blqr~$ ~by~tht ~ccdln~my ~ccdnt ~cclnr ~ccmnt
~clnt~$ ~cmnp~$ ~cm~off ~day~? ~dbrst~$ ~dcnr~$ ~ddlt ~ddmn ~ddnt~opt ~der~lst ~de~bj ~die~fchls
~dis~ant ~djn ~djn~de ~dnc ~dnt~use ~dprs ~ebcnrs ~ebcrs~$ ~ecdqv ~efnrt ~eghn~$ ~elmnr ~end~$
~erv~ttx ~estv ~fck ~fmr~now ~frv~$ ~gbd ~gn~bchnrt ~god ~gpr~$ ~guy ~guy~$ ~gv~it ~gv~you ~hk
~hnt~$ ~hr~fmr ~ht~you ~hv~adlr ~hv~aghnt ~ich ~ifmnrt~$ ~inst ~in~yr ~is~cdls ~is~for ~is~mls
~is~the ~it~dnw ~ive~adks ~i~dcln ~i~go ~i~knw ~i~rkv ~kckn~it ~la~bj ~lgn~wl ~los ~los~voy
~lrw~cls ~lst~wgnr ~lv~my ~mbmrs ~mdn~nd ~me~dcdrst ~mgs~pls ~mir~zu ~mlrst ~mlrst~$ ~mls~? ~mor
~my~$ ~my~acnt ~my~lrw ~my~opt ~nao ~nbmrs ~ncht ~nd~amnr ~not~her ~now ~now~on ~no~inrst ~no~mor
~no~mr ~no~spt ~nrv~adks ~ntx~ttx ~off~yr ~ofrs ~ok~ccln ~out~$ ~pbcdl ~pbcdl~$ ~pbclt~$ ~pcdrt
~per~ttx ~phn~$ ~phn~amnr ~pls ~pls~dcnst ~pls~tk ~pls~ubcnrs ~pmnrs ~pmr~$ ~qt~it ~rbcr~$ ~rch
~rcht ~rcht~es ~rcks ~rcks~$ ~rcv~ths ~rfs~$ ~rgnprt ~rkv~$ ~sck ~sclt ~sdhp ~she~pds ~smn~els
~smpr~$ ~spt~dnst ~spt~now ~spt~of ~spt~td ~spt~ths ~tght ~the~bns ~the~rm ~the~tnt ~the~wkl
~thm~paz ~thr~amnr ~ths~amnr ~ths~is ~tht~nm ~to~ask ~tstx ~ttx~, ~ubcdnrs~lst ~ubcnrs~$ ~wbgnr~$
~we~cdls ~wgnr~cchk ~wgnr~guy ~whrv ~wht~ths ~wkl ~wnt~$ ~you ~you~$ ~you~estv ~you~kp ~you~thkn =4
~,~not ~,~nrv ~,~pls ~,~she ~,~tk ~,~ubcnrs ~.~dnt ~?~spt ~^~cclnr ~^~djn ~^~fdr ~^~kck ~^~kn ~^~ld
~^~ne ~^~nmr ~^~pmr ~^~ps ~^~rd ~^~rgnprt ~^~rprt ~^~scdn ~^~shm ~^~shv ~^~smnq ~^~ubcdnrs ~acnt~$
~adks ~adks~ncl ~adlr ~ads ~agn ~ahi ~aln~$ ~ana ~auf ~aw~, ~a~hk ~a~icnrs ~bglnw ~bgn~$ ~bgr ~blq
~blq~$ ~blst ~bnt ~bn~a ~bro ~bt~schnrt ~but~pls ~bye ~ccln~. ~ccln~ths ~cdnrs ~cdnst ~ce ~clnt
~clrs~$ ~cl~off ~cmnp ~cmrst ~cnst~$ ~com~is ~cpr ~crs~$ ~da~lst ~dcnr ~dcnst ~dd ~dd~in ~de~mcr
~de~mgs ~dls ~dls~$ ~dlt ~dnst~lv ~dnt~cm ~dnt~hit ~dnt~rch ~dnt~sdn ~dst ~eghn~. ~eghn~adlr
~eghn~of ~elm~$ ~en~paz ~fdr~ons ~flm ~fmr~yr ~fnrt~dks ~gd~rcdn ~get~bnt ~get~lst ~get~my ~got~the
~go~to ~he~cnt ~hgnt ~hk~$ ~hntv~ldv ~how~dr ~idlmt~$ ~ifmnrt ~im~cgln ~im~dn ~im~not ~in~ths ~it~a
~it~if ~ive ~i~edn ~i~hv ~i~opt ~i~rfs ~i~sd ~kck ~kn~nchnrt ~lay ~ldln ~lgkn ~lsv~hr ~mcr~$ ~mes
~meu ~me~ebcnrs ~me~of ~mgmns~$ ~mgns ~mgns~$ ~mi~ccnt ~mns ~mo ~mon~nmr ~mo~$ ~my~ln ~nao~me
~nbmrs~$ ~nbmr~$ ~nbmr~is ~nbmr~out ~ncfnst ~nchnrt~$ ~ncl ~ne~pls ~nghnt~fhrt ~no ~not~for ~no~es
~no~mlrst ~no~mls ~no~mo ~no~nd ~no~rght ~nrv~gv ~nrv~wl ~off~of ~off~pls ~ok~spt ~on~dnt ~on~you
~pdr~$ ~phn~. ~pls~ccln ~pls~spt ~pnrs~, ~qr~sr ~qt~tgntx ~rcdn ~rcgnv ~rcht~$ ~rd~the ~rfs
~rght~pnrs ~rmv~bht ~rprt ~rqst ~rqst~$ ~sbdm ~sclps ~sclps~$ ~scrw~you ~sh ~shm ~shm~on ~sht~up
~shv ~shv~yr ~sh~$ ~smnq ~smnq~de ~snt~spt ~so~agn ~so~pls ~spt~pdr ~spt~thkn ~su ~svp~$ ~tgkn~my
~tgntx~me ~the~fdr ~the~tdhr ~the~tm ~thm~$ ~tk~my ~tk~us ~too~mch ~to~aghnt ~to~bckl ~to~ths
~to~ttx ~tstx~no ~tstx~pls ~ubcdnrs~pls ~ubcnrs~? ~udst ~us~off ~voy~a ~vrt ~way~to ~wchns~kn
~wdr~to ~wgnr ~who~is ~whs~to ~wht~the ~why~are ~why~do ~wnt~it ~wnt~out ~wr~not ~you~are ~you~ggnt
~you~sdn ~you~slt ~you~to ~yo~no ~yr ~yrs~ago ~yr~dls ~yr~lgkn ~yr~tgntx ~yv~bn =3 ~.~and ~^~abdlmn
~^~bck ~^~ce ~^~cm ~^~cs ~^~dis ~^~elnvz ~^~hntv ~^~ich ~^~ls ~^~mls ~^~scrw ~^~sht ~^~sr ~^~vou
~^~vs ~^~wgnr ~^~whrv ~acnt ~adks~to ~afrt~$ ~ago~$ ~agr~to ~all ~all~of ~amnr~of ~ana~, ~and~tk
~any~of ~are~agn ~are~tgntx ~at~wkr ~aw~$ ~a~cdhl ~a~cmrst ~bcgkln ~bckl~ths ~bck~off ~be~ccdnt
~bt~it ~ccdnt~$ ~ccgnt ~ccln ~cclnr~scnprs ~ccln~me ~ce~nst ~clrs ~cm~ccln ~com ~crt~$ ~dbst~$
~ddnt~sgn ~de ~de~ebcmrs ~de~mgmns ~de~su ~dnt ~dnt~ttx ~dnt~wnt ~ds~lst ~ebcmrs ~ebcmrs~$ ~edn
~eghn ~elnvz ~end~ths ~enrv ~es~rcht ~fcc ~fcc~$ ~fd ~for~$ ~f~you ~gd~on ~get~a ~gn ~grt~if ~has
~hntv ~hv~bn ~ibnx~$ ~idnrst ~idnrst~at ~id~lk ~im~opt ~inrst~$ ~in~yrs ~is~igl ~i~agr ~i~mk ~i~mn
~i~on ~job~$ ~kdln ~knw~who ~knw~you ~kn~mgs ~kn~wbgnr ~kn~wnrt ~les~mgs ~ls ~lst~tm ~mas~pcmnrs
~mdv~out ~me ~mes~dns ~meu~cnt ~meu~nmr ~me~aln ~me~off ~me~tr ~mgknrt ~mhnst ~mhnst~ago ~mns~no
~mn~tstx ~mon ~mr~ttx ~msv ~msv~nmr ~my~ccnt ~my~ifmnrt ~my~mhrt ~my~nm ~nbmr ~nbmr~obdnt ~ncfnst~$
~ncht~mhr ~nd~ths ~ne~ss ~nglnr~whs ~nmr~ecdqv ~nmr~edr ~nmr~lchns ~nm~off ~not ~no~ds ~no~mas
~no~me ~no~mns ~nrv~odpt ~nrv~sdgn ~nst~pas ~obdnt ~odpt~in ~off ~of~all ~of~it ~of~my ~of~you
~opt~pls ~pcmnrs~$ ~per ~phn ~qr ~qr~cclnr ~qr~rbcr ~qt~$ ~rbcr~mas ~rlp~$ ~rmv~. ~rmv~pls ~sbchnr
~schnrt ~scrv~$ ~scrw ~so~you ~spst~$ ~spt~ccgnt ~spt~lst ~spt~wht ~sr~$ ~st ~tdhr~tm ~tdl~you
~tdr~of ~tghn ~tgntx~a ~tgntx~my ~the~dnt ~the~fcc ~the~one ~the~smst ~the~tstx ~the~wdr ~ths~are
~ths~off ~ths~tghn ~tht~schl ~tms~do ~tm~agkns ~to~be ~to~hr ~tstx~fmr ~ttx~agn ~ttx~to ~udpst~$
~udpt~yr ~up~$ ~us~out ~von ~vou ~wdl~lk ~we~nglnr ~who~gv ~who~you ~whr~did ~why~am ~wl~kn ~wl~ths
~wnt~be ~wnt~thm ~wnt~yr ~yflrs ~you~in ~you~my ~you~pls ~you~sck ~you~spt ~yrs~$ ~yr~lst ~yv~got
=2 ~,~no ~^~ddnt ~^~eghn ~^~frv ~^~id ~^~qr ~^~qt ~all~$ ~and~spt ~any ~at~tht ~a~cl ~a~pnt ~be~$
~be~tdtx ~bst~$ ~cdhl ~cgh~$ ~cl~lst ~dbrst ~dbst ~dcnst~$ ~dns ~dnst ~dnt~dbrst ~dnt~knw ~eghnrtv
~how~can ~ich~wl ~igl ~is~hmnrst ~is~thr ~it~$ ~it~spt ~i~ccdln ~i~hbr ~i~snt ~i~ubcnrs ~kds~at ~kn
~la~lst ~ls~ths ~lv~us ~mch~$ ~mdn~mas ~me~$ ~me~be ~me~rrt ~mir ~mt~$ ~my~anrt ~my~flm
~my~sbcnprst ~nd~to ~no~. ~np~. ~nrv~agn ~of ~out ~pls~dlt ~pls~no ~por~frv ~pr ~pr~de ~qt ~qt~sdgn
~rch~out ~rdmnrs~$ ~rmv ~scdn ~sdl~the ~sd~no ~sht ~smp~$ ~smst ~spt~, ~svp ~tdtx~$ ~the~ifn
~the~rdmnr ~thkns~, ~thr~in ~tk~a ~tm~, ~tnr~off ~to~a ~to~get ~to~hl ~to~me ~tr ~tstx~$ ~ttx~$
~ttx~my ~us ~was~my ~wdl~be ~whn~do ~whst~the ~wkr~phn ~yflrs~$ ~yr~smst =1 ~^~bcdkl ~^~jkn ~^~kckn
~^~por ~^~smprz ~^~so ~at~all ~bst ~cgh ~cghr ~cut ~dcln ~dlt~my ~dnt~nd ~glr ~hbr ~hmnrst
~ich~wchns ~i~nrv ~i~wdhrtw ~ln~$ ~lrw ~mas ~mcr ~me~out ~mgs~me ~mk ~mn~nmr ~my~cnst ~nd~for
~not~clrs ~no~tgn ~rcv ~rm~$ ~sck~$ ~slt~ggnt ~smprz ~spt ~spt~. ~tgntx~$ ~the~rght ~tk~the ~to~end
~to~rcv ~wchns ~whn~did ~you~erv ~you~got =-1 ~4 ~? ~^~bye ~^~nghnt ~^~scm ~^~ttx ~^~wch ~bhrt ~brt
~cnt~mk ~day ~ds ~fhrt ~frv~de ~gcrs ~gd~$ ~im~out ~in~the ~ldk ~lkn ~lv~it ~me~to ~my~amnpt
~my~phn ~my~srst ~nght ~old ~the~sl ~tht ~tk~it ~tnr~$ ~too ~was ~we ~who ~whrtv ~wnt ~wnt~the
~you~sd ~you~ttx =-2 ~,~its ~,~whr ~5pm ~5th~$ ~6 ~^~cdfmnr ~^~did ~^~grt ~^~hh ~^~hl ~^~hlp ~^~ill
~^~is ~^~its ~^~ldk ~^~let ~^~mb ~^~mr ~^~nd ~^~nn ~^~no ~^~np ~^~put ~^~srt ~^~wdl ~aghnt~els
~amnpt ~apt ~apt~$ ~are~grt ~are~you ~a~dog ~a~rdfn ~bag~$ ~bfr~9 ~bhrt~you ~bus~$ ~can~the
~ccln~my ~ccln~tht ~did~$ ~ds~the ~fee~$ ~fgrt ~fmr~the ~for ~gdrt ~get~it ~get~me ~got~it ~he~qt
~he~wnt ~hgnr ~hlp~$ ~icnv ~id~rhrt ~is ~i~cnt ~i~nd ~i~qt ~kdn~$ ~kps ~la~ct ~let ~lv~the ~me~amnr
~me~two ~mgnt~$ ~mkl~$ ~mn ~mr~qnst ~my ~my~bs ~my~cdr ~my~new ~nbmr~? ~not~sr ~no~, ~no~i ~np
~nrv~ttx ~odst ~odst~$ ~omg~spt ~one ~on~fdr ~on~me ~orv~$ ~our~rnrstv ~pckls~$ ~pcrt ~pls~$
~qt~wgnr ~rcdhls~$ ~rn ~rnrstv ~rnrstv~$ ~rrst ~sdgn~$ ~sdn~it ~shs ~so ~spt~egnt ~spt~lgn ~srt
~tbl~$ ~tdl ~tdr~$ ~tgkn ~tgn ~the~alrst ~the~bl ~the~bus ~the~icnv ~the~odr ~the~rrst ~the~sghnp
~the~snt ~the~wt ~thkns~. ~thkn~you ~thr ~thrs ~ths~agn ~ths~one ~tnr~the ~to~bgnr ~to~bhrt ~to~ms
~tstx~are ~ttx~and ~two~$ ~wcht ~wdl~you ~wgnr~adrs ~who~are ~wht ~win ~wt~lst ~yr~mgs =-3 ~$ ~,~cl
~,~cnt ~,~i ~,~nd ~,~use ~1 ~10~off ~4pm ~5th ~7~$ ~9 ~^ ~^~ablst ~^~add ~^~amn ~^~c ~^~cfmnr
~^~clr ~^~crs ~^~crt ~^~gt ~^~jrv ~^~lrt ~^~ms ~^~nah ~^~nnpst ~^~omg ~^~out ~^~pcfrt ~^~pl ~^~pls
~^~rcdhls ~^~sdn ~^~snt ~^~tcfr ~^~thkn ~^~thst ~^~tl ~^~to ~^~udpt ~^~wht ~^~y ~^~yep ~ablst
~abt~ths ~adgr~to ~adnr~nn ~almr ~amn ~and~drv ~ate~$ ~a~rd ~bad~$ ~bag ~bck~$ ~bns~$ ~by~$ ~can~i
~car ~car~$ ~cd ~cdl~me ~cdr~$ ~chrs ~cht ~ck~$ ~cl~me ~cnt~spt ~crs ~ddnt~mn ~del ~dlt~the ~dmn
~dnt~bhrt ~dog~$ ~dpr ~dpr~off ~ds~it ~edn~up ~eghn~for ~egnt ~egs~off ~fdhns ~fee ~fgrt~to ~fin
~fix ~flr ~flr~$ ~fmr~rlp ~fnrt~$ ~fn~$ ~for~a ~for~me ~for~us ~fr ~frs~$ ~gas ~gas~$ ~gst~lst
~hdl~pls ~hflp~$ ~hp~you ~hrs ~hs~$ ~ice~$ ~ill ~im~idnrst ~im~in ~in ~in~$ ~in~a ~is~bknr ~is~off
~it~, ~it~wht ~ive~bn ~i~adlr ~i~ddnt ~i~got ~i~gv ~i~jst ~i~mdv ~i~not ~i~sdpt ~i~tdl ~jn~$ ~jrv
~jst ~kn~mchl ~kp~me ~kp~sdgn ~lft ~lghn ~lghst ~lgl~$ ~lkn~$ ~lst~mgs ~mb~$ ~mchl ~mdm ~mdv~to
~me~a ~me~bfr ~me~knw ~me~the ~mgnt ~mhnt~$ ~ml~$ ~mn~to ~mt~the ~my~mom ~nah ~nbmr~fmr ~nc~$
~nd~the ~new~phn ~nght~$ ~nglnr~nd ~nn~$ ~not~now ~no~rlp ~odr~$ ~off~hdl ~of~the ~of~tnw ~old~cdr
~oln~$ ~omg ~one~of ~ons~$ ~opt~for ~orv ~pas~de ~pay ~pht~$ ~pkr~$ ~pnrt~$ ~pz ~qnst~$ ~rdmn ~rfl
~rlp ~rlp~spt ~rmv~a ~rmv~the ~rprt~a ~scdhl~$ ~scr~$ ~sdl ~sdns ~sdrt~$ ~see ~set ~sghnp~lst ~she
~skpr~$ ~slt~$ ~sm~$ ~snt~fmr ~sn~$ ~so~hflp ~so~mch ~spt~cgnr ~spt~sgnr ~sr ~srst ~srt~$ ~sr~for
~ss ~tdhrs~$ ~tghr~$ ~the~car ~the~end ~the~gst ~the~mv ~the~ocf ~the~red ~the~wlst ~thn~$
~ths~rdmnrs ~ths~tm ~ths~tstx ~ths~whrt ~too~kdn ~to~the ~ulnt~mdn ~up~no ~vgnt ~vt ~was~off ~wdnw
~wgnr~cht ~wgnr~dt ~wgnr~imt ~whn~wl ~whn~you ~wht~tm ~wlst ~wrt ~wt~$ ~y ~yep ~yep~$ ~yes ~you~a
~you~ask ~you~do ~you~rdns ~you~rmv ~you~tgntx ~you~thn ~yr~hs ~yr~phn ~yr~too ~yr~tstx ~y~$ =-4
~,~sr ~12~$ ~20 ~30 ~3pm ~40 ~50124 ~50124~$ ~6~$ ~^~can ~^~dnt ~^~em ~^~fdn ~^~fn ~^~gcrs ~^~hit
~^~ifn ~^~k ~^~mcr ~^~one ~^~pc ~^~r ~^~sm ~^~sou ~^~thkns ~^~use ~^~whrtv ~^~whs ~^~whst ~acrz
~acrz~$ ~adgr ~adks~my ~adlr~hr ~afrt~wkr ~agmnz ~agn~, ~amnpt~$ ~amnt ~amnt~$ ~amsw ~amsw~$
~and~get ~anrsw ~are~so ~a~mgs ~bckl~off ~bdr ~be~lt ~bfr ~bgln ~bht ~bknr ~bl~$ ~cch ~cdfmnr
~cdghn~my ~cdghr ~cdl ~cgmn ~cgnr ~chs ~cks ~clr~$ ~cl~my ~c~$ ~dcrt ~ddgrs ~ddnt~ubcnrs ~den
~dgnrv~$ ~did~you ~dlst ~dmn~$ ~dr ~drv~$ ~edns ~em ~end~of ~erv~$ ~fdn ~fgrt~it ~flu ~fmr~nfltx
~fn ~for~all ~fr~$ ~gd ~get~tstx ~glr~$ ~gm ~go~get ~grt ~gs~$ ~her ~hgn~$ ~him~to ~how~do ~hoy
~hoy~$ ~hrt ~hv~a ~hv~no ~ice ~ich~km ~idnrst~in ~id~$ ~ihnp~$ ~imt ~im~a ~is~bcdkl ~is~my ~is~on
~it ~i~ccln ~i~lst ~je~ss ~jn ~k ~kds~$ ~kgln ~kmn ~kmn~$ ~k~$ ~lchn~$ ~lk~ggnt ~llmr~$ ~lns~$ ~lrt
~lrt~$ ~lv~ggnt ~mas~acrz ~mas~de ~mb ~me~bck ~me~wht ~mgnz ~mhmrs~$ ~mms ~mom ~mr~mn ~mr~thn ~mv~$
~my~icnrs ~my~mgs ~nbmr~of ~nc ~nfltx ~nglnr~hv ~nn ~nnpst ~non~spt ~not~my ~no~cl ~no~nst ~nrv~spt
~nv ~obdgr ~off~and ~off~on ~off~skpr ~ok ~oln ~or~not ~pcfrt ~pcfrt~$ ~pck ~pckls ~pcklt ~pcr
~pdr~of ~pds ~phn~was ~phst ~pls~tdr ~pnrt ~pst ~pst~$ ~rcv~tstx ~rdfn~$ ~rdnpz ~rdnpz~spt ~rdns
~rdns~$ ~rdrt ~rght~? ~rhs ~rhs~$ ~rn~$ ~sbcnprst~box ~scdhl ~sdhl ~sdrt ~sf~$ ~sgnr ~sgnr~$ ~sgr
~skpr ~spt~and ~spt~at ~spt~tgns ~spt~to ~srst~$ ~stw ~stw~$ ~tblr ~tckst~$ ~tdhrs ~tdl~me ~tdr
~tds ~tghnt ~tghnt~$ ~tgns ~tgntx~fmr ~the~flu ~the~onrw ~the~ppr ~ths~cdl ~ths~mgs ~ths~mhnt
~tht~$ ~th~sdhl ~tmnr~$ ~tnw ~tnw~$ ~to~$ ~to~ccnt ~to~cl ~to~trt ~to~you ~trt ~ttx~me ~udpst ~ulnt
~us~$ ~va ~vt~$ ~way~. ~we~hv ~wgknr~$ ~wgnt~$ ~whr~do ~whst ~whst~on ~wkr ~wk~$ ~wl ~wnrt~$
~wnt~ths ~ydrst ~yh~$ ~you~up ~yr~ttx =-5 ~, ~,~can ~,~ttx ~,~who ~2pm ~3~$ ~7 ~8~$ ~9~$ ~^~as
~^~day ~^~el ~^~fl ~^~go ~^~lv ~^~mgs ~^~mi ~^~new ~^~off ~^~si ~^~soy ~^~the ~^~wdhrtw ~^~wl
~acdht ~acdht~$ ~adh ~adnr ~an ~anrtw ~anrtw~sie ~are ~at ~at~the ~bck ~be~thr ~box ~brt~$ ~cchk
~cclnr~mi ~cghn~$ ~cghr~$ ~chr ~ck ~cl ~clnst ~cm ~day~$ ~da~$ ~dcd ~dgnrv ~dkn ~dlnt ~dlrv ~dnr~$
~dnt~ccln ~dnt~fgrt ~dnt~ls ~do~ths ~drst ~drst~$ ~dr~. ~ds~ths ~eat~$ ~ecnrt ~enqs ~en~la ~fbr
~fdrs ~fghlt ~fgrt~$ ~fl ~frst~$ ~fur ~gdr ~ggnt~yr ~gms ~gnt ~got~me ~got~yr ~go~adh ~gst~ths ~gt
~gv~me ~hdl ~hflp ~hgn ~hj ~hj~$ ~hkmrw ~hs ~ht ~ht~$ ~ignr ~ihnp ~its ~i~cnst ~i~sbcrs ~i~tk ~jhn
~jhn~$ ~knw~$ ~kn~ncht ~kn~zblnw ~lchn ~lk ~lst~my ~lst~spt ~lst~ttx ~lv ~md ~mdl ~mds ~mhnt ~mi~ct
~mr~of ~my~odr ~my~spt ~nai~pls ~nao~ps ~nd~a ~nmr~5 ~nmr~de ~not~ggn ~not~ggnt ~not~hgnr ~not~ths
~ns ~ns~$ ~ntx~spt ~off~at ~ohrt ~onp ~ons ~pdr ~pd~$ ~pgln ~pgr~$ ~pht ~pl ~prs ~prt ~prt~$ ~pr~na
~put ~qr~cbl ~qt~sgkmn ~r ~rbc ~rc ~rgn~$ ~rns ~sdlp ~sdn ~sdpt ~see~ths ~sf ~sgn~$ ~shw~$ ~si
~sie~spt ~sl ~slt ~sm ~snt ~snw ~spt~wgnr ~sr~i ~sst ~sz ~sz~$ ~tag ~tbl ~tcfr~$ ~tckr~spt ~tckt
~tcw ~tcw~$ ~td~$ ~tghkn ~tgntx~him ~thkns~for ~thn ~tht~nbmr ~tst ~udpt ~udpt~my ~vclm ~vclm~$
~vnr ~wch ~wdkn ~we~dnt ~wgknr ~wgnt ~whn ~whrt~$ ~wht~me ~why~did ~wk ~wkrs ~wkrs~$ ~wl~spt ~wn
~wnt~mr ~wr~$ ~yr~nbmr ~zblnw =-6 ~12 ~2 ~3 ~^~agn ~^~any ~^~are ~^~cl ~^~cst ~^~dn ~^~got ~^~gv
~^~my ~^~obdgr ~^~ql ~^~sbcrs ~^~sgn ~^~she ~^~ths ~abt~the ~acglr~$ ~am ~a~lst ~a~mgnr ~bad ~bdl
~bhrt~$ ~bn~$ ~c ~can ~cat ~cbl ~cdl~$ ~cghnr ~chs~$ ~cnt ~cst ~ct~$ ~cut~off ~de~rdnps ~did ~dl~$
~dnst~ttx ~dnt~rmv ~dog ~drvw ~dr~$ ~edlns ~egs ~elms ~elms~$ ~elr~$ ~eprs~$ ~fghnt ~fgnr ~fgnr~$
~fmr~$ ~get~the ~hes ~hfl ~hgnr~$ ~hm~$ ~idnst~of ~ir ~ist ~is~it ~i~lk ~i~ttx ~km ~kp ~la ~llmr
~lv~ths ~mdn~$ ~mkl ~ml ~mv ~my~wfs ~na ~nd~aghnt ~no~way ~on ~pblmr~$ ~pkr ~pln ~pln~$ ~pls~de
~pls~kp ~pls~sdn ~pn ~prw ~red ~say ~sd~$ ~sfht ~sghnp ~shmnpt ~slp~$ ~slt~wnt ~sprt ~tckr ~tckst
~td ~tds~$ ~tghr ~the~cst ~thn~ms ~thr~$ ~ths~rn ~tkl ~tns ~to~ccln ~to~go ~to~pay ~try ~tstx~abt
~unt ~vr ~way~$ ~whl ~who~els ~wnt~to ~yh ~you~nrv ~you~thr ~yo~soy =-7 ~8 ~^~all ~^~bht ~^~ccnt
~^~cnt ~^~kp ~^~lst ~^~tgntx ~^~th ~^~who ~acglr ~ate ~bed ~ccnt~my ~cdr ~cf~$ ~cls~$ ~crt ~day~off
~dnr ~dnt~ubcnrs ~dos ~elr ~eprs ~fdlr~$ ~flrsw ~got ~go~$ ~gst ~had ~how~mch ~ich~kn ~idnrst~.
~im~fl ~lgl ~lgn~$ ~lt~$ ~mdl~$ ~mgkn ~mgkn~me ~mgnr~$ ~mnt ~my~lst ~my~old ~np~$ ~on~my ~pblmr
~pgknr ~pls~, ~ql ~rdfn ~rdnps~spt ~sgkmn ~shw ~spt~by ~spt~sgn ~tcfr ~tmrw~$ ~tm~$ ~too~$
~ubcdnrs~fmr ~whrt ~whs~ths ~wr ~yes~$ ~yet~$ =-8 ~10 ~5 ~^~ds ~^~he ~add ~adrs~$ ~alnr ~ant~$
~arst ~bkr ~clr ~cls ~cl~, ~cm~$ ~dnt~spt ~dnt~tk ~drv ~es~mi ~fdl ~for~you ~frs ~grt~$ ~hh~$ ~hlp
~hm ~is~ths ~it~to ~lk~ths ~lol ~mgnr ~mhmrs ~new ~o ~pc ~pcl ~ppr ~rcdhls ~rdprt~the ~scr ~ths~wk
~war ~wt =-9 ~4~$ ~?~$ ~^~hp ~anst ~bgnr ~bus ~cf ~cfmnr~$ ~cgmn~$ ~do~you ~him ~hp ~le ~lt ~rdnps
~slp ~sn ~th ~the ~tmrw ~use~ths ~wnt~spt =-10 ~5~$ ~^~a ~bl ~ct ~he ~lgn ~lol~$ ~qnst ~rgn ~thst
~tl =-11 ~adrs ~cfmnr ~frst ~i~lv ~ok~$ ~pd ~tmnr ~yet =-12 ~el ~odr =-13 ~hh ~two
"""
