"""Words by their letters, by how far they lean, in tenths: made by `make weights`."""

from typing import Final

TABLE: Final = """
=14 ~opt ~ths~$ =13 ~mls ~nmr ~nmr~$ ~off~$ =12 ~ccnt~$ ~ths ~ths~? =11 ~inrst ~lst~$ ~wgnr~pnrs
=10 ~.~pls ~^~st ~ago ~as~a ~cnst ~fmr~you ~for~ths ~if~ths ~moi ~pnrs ~prt~of ~rbcr ~you~not =9
~agn~$ ~art ~art~$ ~bcdkl~$ ~bj ~bj~$ ~bnr ~dbnrs ~dbnrs~$ ~dgst ~djmn ~get~ths ~jkn~$ ~mgs ~mhr
~nglnr ~nie ~of~you ~opt~$ ~pnr ~rkv ~rrt ~sbcnprst~$ ~scnprs ~sft ~spt~$ ~to~do ~vs =8 ~,~ths ~^~$
~^~art ~^~ubcnrs ~agkns ~ahnrt ~amnr~$ ~and~i ~artz ~be ~cs ~dcds ~dcds~$ ~eclx ~edr ~eghn~$
~ehlrsw ~er ~erv ~f ~idnrst~$ ~is~$ ~i~be ~ld ~mls~$ ~ms~$ ~my~ifn ~off~ths ~paz ~paz~$ ~pcmnrs
~piu ~pmr ~pnr~$ ~rmv~$ ~sbcr ~sd~spt ~sie ~ths~to ~tms ~wgnr~nbmr =7 ~.~spt ~^~agp ~^~alt ~^~ccln
~^~get ~^~ncn ~^~schls ~abdlmn ~abdlmn~$ ~adlr~ubcdnrs ~afhnr ~agkns~$ ~agp ~aln ~as ~br ~ca ~cdls
~chl ~dcdrst ~dcdrst~$ ~dcnrs ~de~pbclt ~dgnt ~dis ~dnt~cl ~do~one ~ech ~edr~$ ~elmn ~elmn~$ ~env
~fdrw ~fgrt~i ~frt ~hnt ~icnrt ~is~a ~it~a ~jkn ~lchns~$ ~lv~hr ~mas~$ ~mch ~me~dcnrs ~mk~$ ~mr~$
~mr~. ~mst ~my~nbmr ~nao~e ~ncht~$ ~ncn ~ndm ~nglnr~a ~on~ths ~pbclt ~pr~$ ~pub ~rdprt~$ ~rlmv
~schls ~slt~on ~smn~els ~smp~. ~srs ~the~anrt ~the~hnt ~ths~lst ~tlnqr ~tlnqr~$ ~tps ~ubcdnrs~$
~ubcnrs ~vos ~wgnr~$ ~you ~you~wnt ~yrs =6 ~,~dnt ~,~eghn ~,~rmv ~,~she ~,~spt ~.~off ~500 ~5~tms
~^~afhnr ~^~artz ~^~bst ~^~cnst ~^~efn ~^~for ~^~nf ~^~rdprt ~^~spt ~^~yv ~adks ~aflw~$ ~ahi~$
~aln~$ ~anrt ~ant~tnr ~are~not ~be~cgmn ~bgn ~blqr ~bns ~br~$ ~but~spt ~ca~$ ~cclnr~$ ~ccln~$
~cpr~$ ~dcnrs~$ ~ddn ~ddnt~sbcrs ~de~la ~dlt~me ~drt ~ebcrs ~efn ~eghnrtv~$ ~elm~oln ~estx ~estx~$
~est~$ ~fam ~fchls ~fcl ~fmr~ths ~for~mn ~frv ~go ~guy ~hgnr~fmr ~his ~idlmt ~idnst~, ~is~mls
~i~obcjt ~i~ubcdnrs ~je~vs ~jst~spt ~la~bj ~lchns ~lst ~lv~my ~mbhmprs~$ ~mglnt ~mglnt~$ ~mgmns
~mgns ~mgs~$ ~mhrt ~mhr~$ ~mlnst ~mlnst~$ ~mls~? ~moi~$ ~my~dt ~my~kds ~my~mdn ~my~rght ~nao~sou
~nchnrt ~nf ~nm~$ ~nns ~no~soy ~no~spt ~obcjt ~odpt ~odpt~$ ~off~. ~off~? ~of~it ~ok~ccln ~out~$
~pdgnpr ~pdgnpr~$ ~pls~rn ~pmnrs~$ ~pnrs~$ ~prtv ~px~$ ~qr~pdgnpr ~rcnpt ~rcnpt~$ ~rcrv ~rdmnrs~,
~rdprt ~rght~to ~rlmv~$ ~rmrv~$ ~rprt~you ~rrt~$ ~rs ~sbchnr~$ ~scm~$ ~scnprs~$ ~sft~$ ~sgn~up
~sie~mch ~smpr ~spt~pls ~ss~pas ~the~wkl ~thm~$ ~ths~amnr ~ths~go ~ths~is ~tms~$ ~too~mn ~trs
~ttx~fmr ~ubcdnrs ~udnrst ~wbgnr ~wcht~$ ~wdnr ~wdnr~$ ~wdr ~wnt~off ~you~$ ~you~are ~you~to ~yv =5
~,~pls ~,~ubcnrs ~,~you ~.~i ~.~rmv ~^~bmnr ~^~csz ~^~de ~^~djmn ~^~elmn ~^~f ~^~fgrt ~^~hey ~^~nao
~^~opt ~^~rkv ~^~rlp ~^~schtw ~^~sh ~^~sht ~^~spst ~^~ubcdnrs ~^~vlz ~ab ~ab~$ ~adlr~$ ~adlr~odpt
~aflw ~aghnt~$ ~ago~$ ~amnr ~ana ~are~dgnrv ~aus ~aw ~bcdkl ~bcgkln~you ~bchnrt ~bchnrt~mr ~bckl
~bckl~you ~blqr~$ ~bmnr ~bnt~$ ~bro ~bt ~bt~aus ~but~no ~by~tht ~ccmnt ~ccnt ~clnt~$ ~cmnp ~cmnp~$
~cmrst~$ ~cm~off ~crs~$ ~csz ~cut~it ~day~? ~ddlt ~ddmn ~ddnt~opt ~de~bj ~die~fchls ~djn ~djn~de
~dlt ~dnc ~dnt~ask ~dnt~rlp ~dprs ~dprs~$ ~drt~$ ~eat ~ebcrs~$ ~ecdqv ~efnrt ~els~$ ~end~$ ~ert
~erv~ttx ~est ~fhrt~pls ~gbd ~gd~rcdn ~get~my ~ggnt~ths ~glr ~glr~lol ~gn~bchnrt ~god ~go~aw ~go~to
~gpr~$ ~guy~$ ~gv ~hey ~hk ~hv~adlr ~ifmnrt~$ ~im~dn ~inst ~is~cdls ~is~for ~is~nglnr ~is~the
~it~dnw ~i~dcln ~i~go ~i~knw ~jtz ~kknt ~kn~kknt ~lgkn~for ~lgnv~the ~los ~lrw~cls ~lst~wgnr
~lst~wk ~mcrs ~mcr~drt ~mes ~me~dcdrst ~me~for ~mgs~pls ~mhnst~ago ~mlrst ~mlrst~$ ~my~$ ~nbmrs ~ne
~nm ~not~idnrst ~not~mbmrs ~no~mdn ~nrv~adks ~of~yr ~ognpt ~pbcdl ~pbcdl~$ ~pcdrt ~per~ttx
~pls~ubcnrs ~pmnrs ~pmrs ~pmrs~$ ~rbcr~$ ~rcdn ~rcdn~$ ~rcgnv ~rcht~es ~rcks ~rcks~$ ~rcv~ths
~rdmnrs ~rfs~$ ~rgnprt~you ~rkv~$ ~rmrv ~rmv~bht ~rs~$ ~sbcnprst ~schtw ~sdgn~up ~spt~dnst ~spt~now
~spt~ths ~su ~tdl~you ~tght ~tgkn~my ~the~bns ~the~pnrs ~the~rm ~the~tnt ~thr~, ~ths~off ~ths~phn
~ths~spt ~tht~nm ~tnt ~too~mch ~to~aghnt ~to~ask ~ubcdnrs~lst ~ubcnrs~$ ~vlz ~w ~way~to ~way~too
~wbgnr~$ ~we~cdls ~wgnr~cchk ~wgnr~glr ~wgnr~guy ~wgnr~ld ~who~you ~whrv ~wht~ths ~why~do ~wnt~$
~w~the ~you~cdl ~you~kp =4 ~,~go ~,~qt ~,~tk ~.~dnt ~?~spt ~^~bnr ~^~cgh ~^~dis ~^~djn ~^~eghn
~^~elmnr ~^~fdr ~^~gbd ~^~icnrt ~^~ld ~^~los ~^~nglnr ~^~nmr ~^~pr ~^~ps ~^~rd ~^~rprt ~^~scdn
~^~scrw ~^~smnq ~^~wgnr ~adks~ncl ~afrt~$ ~afrt~ths ~afrt~tht ~agn ~and ~are~$ ~artz~$ ~auf
~auf~mir ~a~hk ~a~icnrs ~be~$ ~be~ddlt ~be~tdnr ~bglnw ~bhr ~blq ~blq~$ ~blst ~bn~a ~bt~schnrt
~but~pls ~bye ~bye~fcl ~ccdln~my ~ccdnt ~cclnr ~ccln~. ~ccln~ths ~cdnrs ~ce ~clrs~$ ~cnst~$ ~cnt~$
~da~lst ~dcnr ~dcnr~$ ~dd~in ~der~lst ~de~mgmns ~de~mgs ~dis~ant ~dnst~lv ~dns~$ ~dnt~sdn ~dnt~ttx
~dnt~use ~dst ~ebcnrs ~elmnr ~elm~$ ~en~paz ~estv ~fd ~fdr~ons ~flm ~fmr~now ~frv~$ ~get~bnt
~got~the ~he~cnt ~hgnt ~hk~$ ~hntv~ldv ~hnt~$ ~hr~fmr ~ht~you ~hv~to ~ibnx ~ich ~idlmt~$ ~ifmnrt
~im~cgln ~im~not ~in~yr ~it~off ~ive ~ive~adks ~i~edn ~i~opt ~i~rfs ~i~rkv ~i~sd ~job~$ ~kdln
~kn~nchnrt ~ldln ~lgkn ~lgn~wl ~lol~spt ~los~voy ~mbmrs ~mch~$ ~mcr~$ ~mdn~nd ~mdv~out ~me
~me~ebcnrs ~me~of ~me~thkns ~mgmns~$ ~mgns~$ ~mhnst ~mir~zu ~mi~nmr ~mns ~mon~nmr ~mor ~my~acnt
~my~ibnx ~my~ifmnrt ~my~lrw ~my~mhrt ~my~opt ~nao ~nao~me ~nbmr~$ ~nbmr~obdnt ~ncfnst ~nchnrt~$
~ncht ~ncl ~ne~pls ~nghnt~fhrt ~nhmn ~no ~not ~not~her ~now ~now~on ~no~es ~no~mlrst ~no~mls
~no~mor ~no~mr ~no~nd ~nrv~wl ~ntx~ttx ~obdnt ~off~of ~off~pls ~off~yr ~ofrs ~on~dnt ~on~you
~pbclt~$ ~phn ~phn~$ ~phn~. ~phn~amnr ~phn~is ~pls ~pls~ccln ~pls~dcnst ~pls~tk ~pmr~$ ~pnrs~, ~qr
~qr~sr ~qt~it ~rch ~rcht ~rcht~$ ~rd~the ~rfs ~rght~pnrs ~rgnprt ~rprt ~rqst ~rqst~$ ~sck ~sclps
~sclps~$ ~sclt ~scrw ~sdhp ~sh ~shm~on ~sh~$ ~smnq ~smnq~de ~smpr~$ ~snt~spt ~so~pls ~spt~pdr
~spt~td ~spt~tgntx ~spt~thkn ~svp~$ ~tdnr ~tdnr~off ~the~fdr ~the~tdhr ~the~tm ~thm~paz ~ths~are
~tk~my ~tk~us ~tnr~ths ~to~be ~to~ths ~to~ttx ~tstx ~tstx~no ~tstx~pls ~ttx~, ~ubcdnrs~pls
~ubcnrs~? ~udst ~us~aln ~us~off ~wchns~kn ~wdr~to ~whs~to ~wkl ~wl~ths ~wnt~out ~yflrs ~yo
~you~estv ~you~ggnt ~you~sdn ~you~slt ~yr ~yrs~$ ~yrs~ago ~yr~dls ~yr~lgkn ~yr~tgntx =3 ~,~lv ~,~no
~,~not ~.~and ~.~tk ~^~abdlmn ~^~bcgkln ~^~bhr ~^~bt ~^~cclnr ~^~ce ~^~cut ~^~dpr ~^~elnvz ~^~ich
~^~kck ~^~kdln ~^~lol ~^~ls ~^~ne ~^~pmr ~^~qt ~^~rgnprt ~^~shm ~^~shv ~^~vs ~^~whrv ~acnt ~acnt~$
~ads ~agr~to ~ahi ~all ~all~$ ~and~spt ~are~agn ~at~wkr ~be~ccdnt ~bghnrt ~bgr ~bnt ~bro~$ ~bt~it
~buy ~ccdnt~$ ~ccgnt ~ccln ~cclnr~icnrs ~cclnr~scnprs ~ccln~me ~ce~nst ~clnt ~cmrst ~cm~ccln ~com
~com~is ~cpr ~crt~$ ~cut ~dbrst ~dbst~$ ~dcnst ~dd ~ddnt~sgn ~de ~de~ebcmrs ~de~mcr ~de~su ~dls
~dls~$ ~dns ~dnst ~dnt~cm ~dnt~dbrst ~dnt~hit ~dnt~rch ~ds~lst ~ebcmrs ~ebcmrs~$ ~edn ~eghn ~eghn~.
~eghn~adlr ~elnvz ~es~rcht ~fcc ~fcc~$ ~fck ~fmr~yr ~gd~on ~get~aw ~get~lst ~grt~if ~gym ~ibnx~$
~ich~wl ~idnrst ~idnrst~at ~im~bgn ~in~yrs ~is~thr ~it~$ ~it~if ~i~agr ~i~hv ~i~mk ~i~mn ~i~on
~i~snt ~kck ~kckn~it ~kl ~knw~who ~knw~you ~kn~inrst ~kn~mgs ~kn~wbgnr ~kn~wnrt ~law~$ ~les~mgs
~lsv ~mas~pcmnrs ~mdv~aw ~meu ~meu~cnt ~meu~nmr ~me~off ~me~rrt ~me~tr ~mi~ccnt ~mns~no ~mn~tstx
~mo ~mon ~mo~$ ~msv ~msv~nmr ~my~ccnt ~my~dgst ~my~ln ~my~nm ~my~tstx ~nbmrs~$ ~nbmr~. ~nbmr~is
~nbmr~out ~ncht~mhr ~nd~ths ~ne~ss ~nglnr~whs ~nmr~ecdqv ~nmr~edr ~nmr~lchns ~not~$ ~not~for ~no~ds
~no~mas ~no~mns ~no~mo ~np~. ~nrv~gv ~nrv~odpt ~nrv~sdgn ~nst~pas ~odpt~in ~ok~spt ~opt~pls ~out
~pcmnrs~$ ~pdr~$ ~per ~pls~spt ~pnst ~pr~de ~qr~cclnr ~qr~rbcr ~qt~tgntx ~rbcr~mas ~rlp~$ ~rmv~.
~rmv~pls ~sbchnr ~sbdm ~schnrt ~scn ~scrv~$ ~scrw~you ~sdl~the ~sd~no ~shm ~sht ~sht~up ~shv
~shv~yr ~so~agn ~so~you ~spst~$ ~spt~ccgnt ~spt~lst ~spt~of ~spt~wht ~sr~$ ~st ~tdtx ~tgntx~a
~tgntx~me ~tgntx~my ~the~dnt ~the~fcc ~the~one ~the~rdmnr ~the~smst ~the~tstx ~the~wdr ~thkns~,
~thkns~but ~tms~do ~tm~agkns ~to~a ~to~bckl ~to~get ~tstx~fmr ~ttx~. ~ttx~my ~udpt~yr ~von ~voy~a
~vrt ~wgnr ~whr~did ~whr~is ~wht~the ~why~am ~why~are ~wkr~phn ~wl~kn ~wnt~it ~wnt~thm ~wnt~yr
~wr~not ~you~in ~you~tgntx ~yo~no ~yv~bn ~yv~got =2 ~^~bcdkl ~^~cm ~^~cs ~^~ddnt ~^~ers ~^~id ~^~kl
~^~kn ~^~mls ~^~sr ~^~vou ~^~yr ~adks~to ~adks~you ~adlr ~and~tk ~any ~any~of ~artz~de ~at~all
~at~tht ~aw~$ ~aw~, ~a~cdhl ~a~cmrst ~a~pnt ~bcgkln ~be~tdtx ~bgn~$ ~cdhl ~cl~lst ~dbst ~dlt~my
~dnt ~dnt~wnt ~eghnrtv ~elmn~mi ~end~ths ~enrv ~f~you ~gn ~gv~you ~him~$ ~hit ~id~lk ~inrst~$
~is~hmnrst ~it~spt ~i~dnt ~i~hbr ~i~ubcnrs ~i~wl ~kds~at ~ln~$ ~lst~tm ~ls~ths ~mdn~ms ~me~$
~me~aln ~mgknrt ~mgknrt~$ ~mir ~mn~nmr ~mr~ttx ~mt~$ ~my~anrt ~my~cl ~my~sbcnprst ~nbmr ~ncfnst~$
~nd~to ~nm~off ~no~$ ~no~. ~no~me ~of ~off ~of~my ~opt~me ~opt~thkns ~pay~per ~pls~no ~pr ~qt
~qt~sdgn ~rdmnrs~$ ~rm~$ ~scdn ~slt~ggnt ~spt~, ~tdhr~tm ~tghn ~the~ifn ~thr~amnr ~ths~. ~tht~schl
~tk~a ~tnr~off ~to~hl ~to~hr ~tstx~$ ~ttx~$ ~ttx~agn ~udpst~$ ~up~$ ~vou ~was~my ~wdl~lk ~whst~the
~you~hv ~you~my ~you~spt ~yr~lst =1 ~^~kckn ~^~qr ~^~so ~adlr~tdl ~a~cl ~bst ~clrs ~did~i ~hmnrst
~ich~wchns ~i~wdhrtw ~kn ~la~lst ~lrw ~mas ~mk ~my~cnst ~nd~for ~por~frv ~px ~rch~out ~rcv ~rd~$
~rmv ~sck~$ ~smp~$ ~spt ~spt~. ~svp ~tdtx~$ ~tgntx~$ ~the~lst ~thm ~thr~in ~to~end ~us ~wchns ~wdl
~wdl~be ~whn~did ~whn~do ~who~gv ~you~got =-1 ~^~hr ~^~nghnt ~^~np ~^~smp ~^~ttx ~^~wch ~are~you
~bs ~by ~cm~in ~day ~dnt~qt ~ds~the ~fmr ~hgnr ~i~nd ~mom~$ ~no~, ~np ~ntx ~one ~pgr ~shs ~so ~thkn
~thkns ~thkns~$ ~ths~inst ~tht~$ ~too ~way ~we ~yr~mgs =-2 ~,~be ~,~whr ~10~$ ~30~$ ~5pm ~7~$ ~?
~^~did ~^~ill ~^~let ~^~mr ~^~rgn ~^~srt ~^~to ~aghnt~els ~are~grt ~are~the ~at~mms ~a~dog ~a~rdfn
~a~tbl ~bhrt ~brt ~bus~$ ~can~i ~ccln~dnr ~chrs~$ ~cls~? ~cnp ~cnt~mk ~did~you ~dlt~tht ~dog~$
~dpr~off ~drv~$ ~ds ~elm~me ~fl ~fmr~hl ~fmr~the ~for ~frst~$ ~gcrs ~get~me ~hdr ~he~wnt ~hlp~$
~hlp~me ~how ~icnv ~im~out ~is~at ~is~bknr ~is~not ~it ~it~up ~i~cnt ~i~qt ~i~sgn ~i~tdl ~kdn~$ ~ks
~la~ct ~let ~lkn ~lv~it ~me~to ~me~two ~mgnt~$ ~mn ~mrst ~my ~my~amnpt ~my~bs ~my~new ~my~son
~my~srst ~nghnt~mr ~no~no ~nrv~got ~omg~spt ~on~fdr ~orv ~orv~$ ~our~rnrstv ~pcgk ~pchmr ~pls~$
~pls~mk ~qt~elr ~qt~wgnr ~rrst ~scdhl~$ ~scm ~sdl ~sdn~it ~sdn~the ~see ~see~you ~sgnr ~sgnr~$ ~sm
~sm~$ ~soy ~spt~in ~spt~is ~spt~lol ~srt ~srt~wht ~sv ~tbl~$ ~tdl ~td~, ~tgkn ~tgn ~the~alrst
~the~bus ~the~icnv ~the~new ~the~rrst ~the~scdhl ~the~sl ~the~snw ~thkns~. ~thrs ~tk~10 ~to ~to~ms
~to~rlp ~to~spt ~to~the ~ttx~and ~ulnt~mdn ~up~no ~was ~wgnr~adrs ~wgnr~day ~whn~ds ~who~dis ~whr
~whr~do ~wht~nbmr ~win ~wl~be ~wnt~the ~you~ask ~you~dnt ~you~sd ~you~tk ~you~ttx =-3 ~$ ~,~cl
~,~cnt ~,~how ~,~i ~,~is ~,~its ~,~nd ~,~use ~10~off ~4 ~4pm ~5th ~5th~$ ~6 ~^ ~^~ablst ~^~add
~^~be ~^~cdfmnr ~^~crs ~^~crt ~^~dkn ~^~dnt ~^~hh ~^~hl ~^~hlp ~^~is ~^~its ~^~ldk ~^~nn ~^~omg
~^~pcfrt ~^~pls ~^~put ~^~rcdhls ~^~sdn ~^~see ~^~thkn ~^~tl ~^~udpt ~^~wht ~^~why ~ablst ~adgr~to
~adnr~nn ~all~gd ~amnpt ~and~shp ~apt ~apt~$ ~a~rd ~bck~$ ~be~lt ~bfr~9 ~by~$ ~car~$ ~ccln~my
~ccln~tht ~cd ~cdl ~cdl~me ~cgnrst ~chrs ~cht ~ck~$ ~cl~$ ~cl~me ~cnt~spt ~crs ~dcrt~$ ~del ~dlrsv
~dmn ~dnt~wr ~dpr ~dr ~ds~it ~enqs~$ ~fdn~it ~fee ~fee~$ ~fgrt ~fgrt~to ~fin ~flr ~flr~$ ~fmr~nfltx
~fmr~rlp ~fn ~fnrt~$ ~for~a ~frs~$ ~fst~$ ~gas ~gas~$ ~gd ~gdnr ~got~it ~gst~lst ~hrs ~hv~no ~id~$
~ill~cl ~in ~in~the ~is ~is~bcdkl ~is~my ~is~tnr ~it~, ~it~was ~it~yr ~i~ddnt ~i~fdn ~i~got ~i~mdv
~i~not ~i~sdpt ~i~spt ~knw~$ ~kn~mchl ~lft ~lgn~lol ~lk ~lkn~$ ~lns~$ ~lst~mgs ~lv~the ~mchl ~mds
~me~amnr ~me~knw ~mgnt ~mhnt~$ ~ml~$ ~mr~mn ~mr~qnst ~mr~thn ~mv~$ ~my~cdr ~my~phn ~nbmr~? ~nd~the
~nfltx ~nght ~nght~$ ~nn~$ ~not~now ~not~sr ~no~pd ~no~rlp ~odst ~odst~$ ~off~and ~off~skpr ~of~tnw
~ok ~old~cdr ~omg ~one~$ ~one~, ~one~of ~on~me ~opt~for ~pckls~$ ~pckp ~pdr ~pdr~de ~pht~$ ~prt
~rcdhls~$ ~rcpt ~rcpt~$ ~rcv~tstx ~rdmn ~rfl ~rlp ~rlp~spt ~rmv~the ~rn ~rnrstv ~rprt~a ~sdgn~$
~sdrt~$ ~set ~sf~$ ~sghnp~lst ~she ~shw ~skpr ~skpr~$ ~snt~fmr ~so~mch ~spt~cgnr ~sr ~ss ~tckst~$
~tdl~him ~tghnt~$ ~the~car ~the~end ~the~gst ~the~red ~the~sghnp ~the~snt ~the~wlst ~the~wt
~thkn~you ~thn~$ ~ths~one ~ths~rdmnrs ~ths~tstx ~ths~whrt ~tnr~the ~tnw ~tnw~$ ~too~kdn ~to~bgnr
~to~ccnt ~to~wt ~ttx~me ~ttx~you ~two~$ ~way~. ~wdkn~$ ~wdnw ~wf ~wfs ~wgnr~dt ~wgnt~$ ~whn~wl ~wht
~wht~me ~why~dnt ~wkr~$ ~wlst ~wl~i ~wnrt~$ ~wnst ~wnt~tstx ~wrt ~wt~lst ~yes ~you~a ~you~rdns
~you~rmv ~you~thn ~you~thr ~yr~hs ~yr~too =-4 ~,~can ~,~sr ~1 ~12~$ ~20 ~30 ~3pm ~40 ~6~$ ~9 ~^~amn
~^~c ~^~can ~^~cfmnr ~^~dcln ~^~dlt ~^~em ~^~fdn ~^~idnrst ~^~ifn ~^~jrv ~^~k ~^~lv ~^~mb ~^~nbmrs
~^~new ~^~no ~^~out ~^~pc ~^~phn ~^~r ~^~sm ~^~snt ~^~tgntx ~^~ths ~^~thst ~^~use ~^~who ~^~whst
~^~y ~ablv ~abt~ths ~acrz ~acrz~$ ~adgr ~adlr~hr ~afrt~wkr ~almr ~amn ~amnpt~$ ~and~drv ~and~get
~anrsw ~at~the ~a~day ~a~mgs ~bad~$ ~bag ~bck ~bgln ~bht ~bknr ~bl~$ ~bns~$ ~car ~ccdln ~ccdln~?
~cclnr~mi ~cdfmnr ~cdfmnr~$ ~cdghn~$ ~cdl~$ ~cdr~$ ~cfmnrt ~cghn~$ ~chs ~cl~my ~cut~off ~c~$ ~dad
~day~$ ~dcd ~dcrt ~ddgrs ~ddnt~ubcnrs ~den ~de~smn ~dgnrv~$ ~dlnt ~dlst ~dpr~me ~edn~up ~end~of
~enqs ~erv~$ ~fdn ~fghlt ~fix ~flu ~for~me ~frs ~get~it ~get~tstx ~ggnt~yr ~gnt ~go~tgrs ~hfl
~hflp~$ ~him~to ~hoy ~hoy~$ ~hp~you ~hs ~hv~a ~ice ~ice~$ ~ich~km ~ill ~im~a ~im~idnrst ~in~$
~in~my ~in~pnrs ~is~on ~its ~i~ccln ~i~gv ~i~lst ~i~sbcrs ~i~tk ~je~ss ~jn~$ ~jrv ~k ~kmn ~kmn~$
~kp~me ~k~$ ~lchn~$ ~lghst ~lgl~$ ~lk~ggnt ~lk~ths ~llmr~$ ~lv ~mas~acrz ~mas~de ~mb ~mdm ~me~a
~me~bfr ~me~mr ~me~wht ~mgnz ~mhmrs~$ ~mom ~mr~of ~my~icnrs ~my~mom ~nbmr~fmr ~nbmr~of ~new~phn
~nglnr~hv ~nmr~de ~not~ggn ~not~my ~not~ths ~no~nst ~ntx~spt ~nv ~odr~$ ~off~hdl ~of~the ~ohrt
~oh~spt ~oln ~ons ~pas~de ~pay ~pcr ~phst ~pkr ~pkr~$ ~pln ~pls~tdr ~pst ~pst~$ ~put ~qnst~$
~qt~sgkmn ~rbc ~rdfn~$ ~rdnpz ~rdnpz~spt ~rdns~$ ~rght~$ ~rght~? ~rmv~a ~rn~$ ~sbcnprst~box ~scdhl
~scr~$ ~sdhl ~sdrt ~sf ~slp ~slt~$ ~sn~$ ~so~hflp ~spt~and ~spt~at ~spt~mr ~spt~sgn ~spt~to ~srst
~srst~$ ~srt~$ ~tag ~tag~$ ~tdhrs ~tdhrs~$ ~tghnt ~tghr~$ ~tgrs ~the~flu ~the~onrw ~the~ppr
~ths~mgs ~th~sdhl ~tk~it ~to~sdn ~to~trt ~to~you ~trt ~us~$ ~va ~vclm~$ ~vgnt ~vt ~vt~$ ~we~dnt
~we~hv ~wgknr~$ ~wgnr~cht ~wgnr~imt ~wgnt ~who~am ~whst ~wht~tm ~win~$ ~wk~$ ~wl ~y ~ydrst ~you~do
~yr~tstx ~y~$ =-5 ~,~who ~3 ~3~$ ~50124 ~50124~$ ~7 ~8~$ ~9~$ ~^~agn ~^~as ~^~day ~^~el ~^~fl
~^~gcrs ~^~mcr ~^~mgs ~^~mi ~^~off ~^~one ~^~sbcrs ~^~sou ~^~soy ~^~whs ~^~wl ~acdht ~acdht~$
~acglr~$ ~adh ~adks~my ~adnr ~amsw ~amsw~$ ~anrtw ~anrtw~sie ~bfr ~box ~brt~$ ~cchk ~cgmn ~cgnr
~chr ~ck ~cl ~clnst ~clr~$ ~cm ~ct~$ ~da~$ ~ddnt ~dgnrv ~dkn ~dlrv ~dmn~$ ~dnr~$ ~dnt~bhrt
~dnt~ccln ~dnt~fgrt ~dnt~ls ~drst ~drst~$ ~dr~$ ~dr~. ~edns ~elr~$ ~em ~en~la ~fbr ~fdrs ~fdr~$
~fghnt ~fur ~gdr ~get~the ~gm ~got~me ~go~$ ~go~adh ~gt ~hdl ~hes ~hj ~hj~$ ~hm~$ ~ht~$ ~idnrst~in
~idnst~of ~ignr ~ihnp~$ ~imt ~i~cnst ~i~ttx ~jhn~$ ~jn ~kds~$ ~kn~ncht ~kn~zblnw ~kp ~lchn ~lrt
~lrt~$ ~lst~my ~lst~spt ~lst~ttx ~me~bck ~me~the ~mhnt ~mi~ct ~ml ~mnt ~mn~to ~mv ~my~odr ~my~spt
~nai~pls ~nao~ps ~nd~a ~nd~aghnt ~nmr~5 ~nn ~non~spt ~no~way ~nrv~spt ~ns ~ns~$ ~obdgr ~off~at
~oln~$ ~pcfrt ~pcfrt~$ ~pck ~pckls ~pd~$ ~pgr~$ ~pht ~pl ~pr~na ~qr~cbl ~rc ~rdns ~rdrt ~rgn~$ ~rhs
~rhs~$ ~rp ~sam ~say ~sdlp ~sdn ~sdns ~sd~$ ~sfht ~sgn~$ ~sgr ~sie~spt ~sl ~slt ~snw ~spt~wgnr ~sst
~sz~$ ~tbl ~tckr~spt ~tckst ~tckt ~tcw ~tcw~$ ~tds ~td~$ ~the~cst ~thkns~for ~thn ~ths~mhnt ~ths~tm
~tkl ~tmnr~$ ~to~cl ~tp ~ubcdnrs~fmr ~ulnt ~wch ~wgknr ~whl ~whn ~whn~you ~whrt ~whrt~$ ~whst~on
~why~did ~wk ~wkr ~wkrs~$ ~wnt~mr ~wnt~to ~wrs ~wr~$ ~yh ~yh~$ ~you~nrv ~zblnw =-6 ~, ~,~ttx ~2
~2pm ~^~all ~^~any ~^~cl ~^~cst ~^~dn ~^~got ~^~kp ~^~obdgr ~^~ql ~^~sgn ~^~si ~^~the ~^~thkns
~^~wdhrtw ~am ~an ~are ~at ~bad ~bdl ~bhrt~$ ~cat ~cbl ~cdghr ~cghr~$ ~chs~$ ~cls ~cnt ~crt
~de~rdnps ~did ~dnst~ttx ~dnt~rmv ~dog ~drv ~drvw ~ecnrt ~egs ~elms ~elms~$ ~eprs~$ ~fdlr ~fgnr
~fgnr~$ ~fgrt~$ ~got~yr ~grt ~gst~ths ~him ~idnrst~. ~ihnp ~ir ~ist ~is~it ~it~to ~jhn ~km ~la
~llmr ~mdl ~mgkn~me ~my~old ~my~wfs ~na ~not~ggnt ~onp ~on~my ~pblmr~$ ~pgknr ~pgln ~pls~, ~pls~de
~pls~sdn ~pn ~prs ~prt~$ ~prw ~r ~red ~rns ~sdpt ~sghnp ~sgkmn ~si ~snt ~spt~by ~sr~i ~sz ~tcfr~$
~tckr ~tdr ~tds~$ ~thn~ms ~thr~$ ~ths~rn ~tns ~to~ccln ~to~go ~to~pay ~tst ~tstx~abt ~udpt ~udpt~my
~unt ~vclm ~vnr ~vr ~way~$ ~wdkn ~wkrs ~wl~spt =-7 ~12 ~8 ~^~are ~^~bht ~^~cnt ~^~hp ~^~lst ~^~my
~^~she ~^~th ~abt~the ~acglr ~add ~ate ~be~thr ~bkr ~bn~$ ~c ~ccnt~my ~cdr ~cghnr ~cls~$ ~cst
~day~off ~dl~$ ~dnr ~dnt~ubcnrs ~elr ~eprs ~fdlr~$ ~fmr~$ ~got ~gst ~had ~hflp ~hgnr~$ ~hm ~how~mch
~hp ~ich~kn ~i~lk ~lt~$ ~lv~ths ~mdl~$ ~mdn~$ ~mgkn ~mgnr ~mgnr~$ ~mkl ~my~lst ~pc ~pls~kp ~ql
~rdfn ~rdnps~spt ~rdprt~the ~scr ~shmnpt ~slt~wnt ~sprt ~tcfr ~td ~tghr ~tmrw~$ ~tm~$ ~war ~who~els
~wt ~yet~$ ~yr~ttx =-8 ~10 ~5 ~^~ccnt ~^~ds ~adrs~$ ~alnr ~anst ~arst ~can ~cf~$ ~cm~$ ~dos ~es~mi
~flrsw ~for~you ~grt~$ ~ht ~is~ths ~lgl ~lgn ~mhmrs ~new ~np~$ ~o ~on ~pblmr ~pcl ~rcdhls ~tl
~too~$ ~use~ths ~whs~ths ~wnt~spt ~wr ~yes~$ ~yo~soy =-9 ~4~$ ~^~he ~bgnr ~bus ~cf ~clr ~cl~, ~ct
~dnt~spt ~dnt~tk ~do~you ~fdl ~hh~$ ~hlp ~lol ~lol~$ ~lt ~ppr ~rdnps ~rgn ~th ~ths~wk ~tmrw =-10
~?~$ ~^~a ~bl ~cfmnr~$ ~cgmn~$ ~frst ~he ~i~lv ~le ~ok~$ ~sn ~the ~thst =-11 ~5~$ ~adrs ~cfmnr ~pd
~qnst ~yet =-12 ~el ~hh ~odr ~tmnr =-13 ~two
"""
