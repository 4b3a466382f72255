"""Words by their letters, by how far they lean, in tenths: made by `make weights`."""

from typing import Final

TABLE: Final = """
=15 ~opt =14 ~mls ~nmr =13 ~nmr~$ ~ths~? =12 ~ccnt~$ =11 ~.~pls ~cnst ~dgst ~fmr~you ~if~ths ~inrst
~lst~$ ~moi ~off~$ ~prt~of ~rbcr ~ths ~ths~$ =10 ~ago ~art ~art~$ ~as~a ~bcdkl~$ ~bj ~bj~$ ~bnr
~djmn ~erv ~for~ths ~mhr ~nglnr ~off~ths ~opt~$ ~pnr ~pnrs ~scnprs ~vs ~wgnr~pnrs =9 ~,~ths ~^~$
~agn~$ ~artz ~chl ~dbnrs ~dbnrs~$ ~dcds ~dcds~$ ~eclx ~edr ~f ~is~$ ~jkn~$ ~ld ~mls~$ ~my~ifn ~nie
~piu ~pnr~$ ~rkv ~rmv~$ ~rrt ~sbcnprst~$ ~sie ~spt~$ =8 ~.~spt ~^~art ~^~st ~^~ubcnrs ~agkns~$
~ahnrt ~aln ~bns ~br ~ca ~cs ~dcdrst ~dcdrst~$ ~dcnrs ~dis ~drt ~edr~$ ~ehlrsw ~elmn ~er ~fcl
~fgrt~i ~frt ~icnrt ~idnrst~$ ~is~a ~me~dcnrs ~mgs ~mk~$ ~mr~. ~ms~$ ~off~? ~paz ~paz~$ ~pcmnrs
~pmr ~rdprt~$ ~sbcr ~sd~spt ~sft ~ths~to ~tms~$ ~to~do ~ubcnrs ~wgnr~$ ~wgnr~nbmr =7 ~,~eghn ~,~rmv
~.~off ~500 ~^~afhnr ~^~agp ~^~alt ~^~ncn ~^~schls ~abdlmn ~abdlmn~$ ~adlr~ubcdnrs ~afhnr ~agp
~ahi~$ ~aus ~bckl ~be~cgmn ~bnt~$ ~br~$ ~but~spt ~ccln~$ ~cdls ~de~la ~de~pbclt ~dlt ~dlt~me
~dnt~ask ~dnt~cl ~do~one ~drt~$ ~ebcrs ~ech ~eghnrtv~$ ~elmn~$ ~elm~oln ~els~$ ~est ~fam ~fmr~ths
~for~mn ~ggnt~ths ~go~aw ~hgnr~fmr ~hnt ~idnst~, ~je~vs ~jkn ~jst~spt ~kknt ~kn~kknt ~lchns~$
~lv~hr ~mcrs ~mglnt ~mglnt~$ ~mgmns ~mhr~$ ~mlnst ~mlnst~$ ~moi~$ ~my~rght ~nao~e ~ncht~$ ~ncn ~ndm
~not~idnrst ~odpt ~off~. ~on~ths ~pbclt ~pmnrs~$ ~pnrs~$ ~prtv ~pr~$ ~pub ~rdmnrs~, ~rdprt ~rght~to
~rlmv ~rlmv~$ ~rmrv~$ ~rrt~$ ~rs ~schls ~scm~$ ~scnprs~$ ~sft~$ ~sgn~up ~slt~on ~smpr ~smp~.
~the~anrt ~the~hnt ~ths~go ~ths~lst ~tlnqr ~tlnqr~$ ~tms ~tnt ~too~mn ~ttx~fmr ~ubcdnrs~$ ~udnrst
~vos ~yv =6 ~,~she ~,~spt ~^~artz ~^~bmnr ~^~bst ~^~ccln ~^~cnst ~^~csz ~^~de ~^~f ~^~nao ~^~ognpt
~^~rdprt ~^~rkv ~^~sh ~^~vlz ~^~yv ~adlr~odpt ~aflw~$ ~agkns ~amnr~$ ~anrt ~ant~tnr ~are~not ~as
~aw ~bcdkl ~bcgkln~you ~bckl~you ~be ~be~ddlt ~blqr ~bmnr ~bt ~buy ~ca~$ ~cclnr~$ ~ccmnt ~ccnt
~cmrst~$ ~cnt~$ ~cpr~$ ~csz ~cut~it ~day~? ~dcnrs~$ ~ddmn ~ddn ~ddnt~sbcrs ~dgnt ~dnt~use ~do~me
~dprs~$ ~ebcrs~$ ~ert ~erv~ttx ~estx ~estx~$ ~est~$ ~fchls ~fhrt~pls ~fmr~yr ~frv ~glr~lol ~ht~you
~hv~aghnt ~ibnx ~idlmt ~is~nglnr ~ive~adks ~i~be ~i~go ~i~obcjt ~lchns ~lgkn~for ~mas~$ ~mbhmprs~$
~mch ~mcr~drt ~me~for ~mgs~$ ~mgs~are ~mhrt ~mlrst ~mlrst~$ ~mls~? ~mr~$ ~my~dt ~my~ibnx ~my~kds
~my~mdn ~my~nbmr ~nao~sou ~nchnrt ~ndm~trs ~ne ~nglnr~a ~nm ~not~mbmrs ~no~mdn ~no~soy ~no~spt
~obcjt ~odpt~$ ~of~yr ~ognpt ~out~$ ~pcdrt ~pdgnpr ~pdgnpr~$ ~pls ~pls~rn ~pmnrs ~pmrs~$ ~px~$
~qr~pdgnpr ~rcdn~$ ~rch ~rcnpt ~rcnpt~$ ~rcrv ~rcv~ths ~rdmnrs ~rgnprt~you ~rmrv ~rprt~you ~rs~$
~sbchnr~$ ~sbcnprst ~sck ~sdgn~up ~sdhl~be ~sdhp ~sie~mch ~smprs ~spt~pls ~spt~ths ~srt~is ~ss~pas
~thr~, ~ths~amnr ~ths~phn ~ths~spt ~trs ~ubcdnrs ~vlz ~w ~way~too ~wbgnr ~wbgnr~$ ~wcht~$ ~wdnr
~wdnr~$ ~wgnr~glr ~wgnr~ld ~whrv ~w~the ~you~$ ~you~cdl ~you~not ~you~thkn ~you~to ~yrs =5 ~,~go
~,~ubcnrs ~,~you ~.~dnt ~.~i ~.~rmv ~^~bcgkln ~^~bnr ~^~bt ~^~cgh ~^~cut ~^~djmn ~^~elmn ~^~elmnr
~^~fgrt ~^~for ~^~get ~^~icnrt ~^~lol ~^~nglnr ~^~opt ~^~pr ~^~rd ~^~rlp ~^~spst ~^~spt ~ab ~ab~$
~acnt~$ ~adks ~aflw ~afrt~ths ~afrt~tht ~amnr ~are~$ ~artz~$ ~auf~mir ~a~hk ~a~rst ~bchnrt
~bchnrt~mr ~bgn ~blqr~$ ~by~tht ~ccdnt ~cclnr ~ccln~. ~clnt~$ ~cmnp ~cmnp~$ ~dbrst~$ ~dcnr
~ddnt~opt ~der~lst ~de~bj ~die~fchls ~dis~ant ~djn ~djn~de ~dnc ~dnt~cm ~dnt~hit ~dnt~rlp ~dprs
~ebcnrs ~ecdqv ~efnrt ~eghn~$ ~eghn~adlr ~elmnr ~end~$ ~estv ~fdrw ~frv~$ ~gbd ~get~my ~gn~bchnrt
~go ~god ~got~the ~gpr~$ ~guy~$ ~gv~it ~he~cnt ~hk ~hk~$ ~hr~fmr ~hv~adlr ~ich ~ifmnrt ~ifmnrt~$
~ill~cm ~im~not ~inst ~in~yr ~is~cdls ~is~for ~is~mls ~is~the ~it~dnw ~i~dcln ~i~ubcdnrs ~jtz
~kckn~it ~la~bj ~lgnv~the ~lgn~wl ~los ~lrw~cls ~lst ~lst~wgnr ~lst~wk ~lv~my ~mes ~me~dcdrst
~me~ebcnrs ~mgs~pls ~mir~zu ~mst ~my~$ ~my~acnt ~my~lrw ~my~opt ~nao ~nbmrs ~ncht ~nd~$ ~nghnt~to
~nm~$ ~not~her ~not~him ~now ~no~mr ~nrv~adks ~ntx~ttx ~off~yr ~ofrs ~ok~ccln ~own ~pbcdl ~pbcdl~$
~pbclt~$ ~pdr~$ ~per~ttx ~phn~$ ~phn~amnr ~pls~tk ~pls~ubcnrs ~pmr~$ ~qr ~qt~it ~rcgnv ~rcht
~rcht~es ~rcks ~rcks~$ ~rfs~$ ~rght~pnrs ~rgnprt ~rkv~$ ~rmv~bht ~rprt ~sclt ~she~pds ~smn~els
~smpr~$ ~so~agn ~spt~dnst ~spt~now ~spt~td ~su ~the~pnrs ~the~rm ~the~tnt ~the~wkl ~thm~paz
~thr~amnr ~ths~is ~tht~nm ~to~aghnt ~to~ask ~to~be ~to~ttx ~tstx ~wdr ~we~cdls ~wgnr~cchk ~wgnr~guy
~wht~ths ~wnt~$ ~wnt~it ~wr~not ~you~are ~you~estv ~you~ggnt ~you~slt ~yr~tgntx =4 ~,~nrv ~,~pls
~,~qt ~,~tk ~,~why ~?~spt ~^~cclnr ~^~djn ~^~fdr ~^~kck ~^~ld ~^~los ~^~ne ~^~nmr ~^~pmr ~^~rgnprt
~^~rprt ~^~shm ~^~shv ~^~smnq ~^~ubcdnrs ~^~whrv ~adks~ncl ~adlr ~adlr~$ ~ads ~afrt~$ ~aghnt~$
~ago~$ ~ahi ~all~of ~aln~$ ~alp~to ~are~dgnrv ~auf ~aw~, ~a~icnrs ~bglnw ~bgn~$ ~blq ~blq~$ ~blst
~bn~a ~bro ~bt~schnrt ~but~pls ~ccdln~my ~ccln~me ~ccln~ths ~cdnrs ~ce ~clnt ~clrs~$ ~cmrst ~cnst~$
~com ~com~is ~crs~$ ~da~lst ~dcnst ~dd ~ddlt ~dd~in ~de ~de~mgs ~dls ~dls~$ ~dnst~lv ~dns~$
~dnt~rch ~dnt~sdn ~dnt~wnt ~dst ~eghn~. ~eghn~of ~elm~$ ~en~paz ~es~rcht ~fck ~fd ~fdr~ons ~fmr~now
~fnrt~dks ~gd~rcdn ~get~bnt ~get~lst ~get~ths ~go~to ~guy ~gv~you ~hntv ~hntv~ldv ~hnt~$ ~how~dr
~hv~bn ~ibnx~$ ~idlmt~$ ~idnrst ~im~cgln ~im~dn ~is~no ~is~yr ~it~a ~i~edn ~i~knw ~i~opt ~i~rfs
~i~rkv ~i~sd ~i~tght ~kck ~kdln ~kn~mgs ~kn~nchnrt ~kn~wbgnr ~kn~wnrt ~los~voy ~ls ~lsv~hr ~mbmrs
~mcr~$ ~mdn~nd ~mdv~out ~me~of ~me~tr ~mgmns~$ ~mgns ~mgns~$ ~mi~ccnt ~mo ~mon ~mon~nmr ~mor
~my~ifmnrt ~my~ln ~my~nm ~nao~me ~nbmrs~$ ~nbmr~is ~nbmr~out ~nchnrt~$ ~ncl ~nd~amnr ~ne~pls
~nghnt~fhrt ~nns ~no ~not~for ~now~on ~no~es ~no~me ~no~mlrst ~no~mls ~no~mo ~no~mor ~no~rght
~nrv~gv ~nrv~odpt ~nrv~wl ~ntx~$ ~off~of ~of~it ~of~you ~ok~spt ~on~dnt ~on~you ~per ~phn~.
~pls~dcnst ~pmrs ~qr~sr ~qt~tgntx ~rbcr~$ ~rcdn ~rd~the ~rfs ~rqst ~rqst~$ ~sbdm ~sclps ~sclps~$
~scrv~$ ~scrw~you ~sh ~shm ~shm~on ~sht~up ~shv ~shv~yr ~sh~$ ~smnq ~smnq~de ~snt~spt ~so~pls
~spt~of ~spt~pdr ~spt~thkn ~st ~svp~$ ~tght ~tgkn~my ~tgntx~me ~the~dnt ~the~fdr ~the~one ~the~tdhr
~the~tm ~thm~$ ~ths~are ~tms~do ~too~mch ~to~bckl ~to~knw ~to~ths ~tstx~pls ~ttx~, ~ttx~.
~ubcdnrs~lst ~ubcdnrs~pls ~ubcnrs~$ ~ubcnrs~? ~udst ~von ~vrt ~way~to ~wchns~kn ~wdr~to ~wgnr
~who~is ~whs~to ~wht~the ~wkl ~wl~ths ~wnt~off ~wnt~yr ~you~kp ~yo~no ~yr ~yrs~ago ~yr~dls ~yr~lgkn
~yv~bn =3 ~,~dnt ~,~lv ~,~not ~.~and ~^~abdlmn ~^~ce ~^~cm ~^~cs ~^~dis ~^~eghn ~^~elnvz ~^~ich
~^~ps ~^~scrw ~^~sht ~^~sr ~^~vou ~^~vs ~^~wgnr ~abt~me ~adks~to ~agn ~agr~to ~all~$ ~amnr~of ~and
~and~i ~and~spt ~and~tk ~any~of ~are~agn ~are~tgntx ~artz~de ~at~wkr ~aw~$ ~a~cdhl ~a~cmrst ~bcgkln
~bckl~ths ~bck~off ~be~ccdnt ~be~grt ~bgr ~bnt ~bt~it ~ccdnt~$ ~ccgnt ~ccln ~ce~nst ~clrs ~cm~ccln
~cpr ~dbst~$ ~ddnt~sgn ~de~ebcmrs ~de~mcr ~de~su ~dns ~dnst ~dnt~ttx ~ds~lst ~ebcmrs ~ebcmrs~$ ~edn
~eghn ~elmn~mi ~elnvz ~end~ths ~fcc ~for~$ ~f~you ~gd~on ~get~a ~gn ~grt~if ~hgnt ~ich~wl
~idnrst~at ~id~lk ~igl ~im~opt ~inrst~$ ~in~ths ~is~thr ~it~if ~i~agr ~i~hv ~i~mk ~i~mn ~i~wdl
~job~$ ~knw~who ~les~mgs ~lgkn ~lst~tm ~mch~$ ~me ~meu ~meu~cnt ~meu~nmr ~me~mn ~me~off ~me~rrt
~mns~no ~mn~tstx ~mo~$ ~mr~ttx ~msv ~msv~nmr ~my~mhrt ~nbmr~$ ~nbmr~obdnt ~ncfnst ~ncfnst~$
~ncht~mhr ~nd~ths ~nd~to ~ne~ss ~nmr~ecdqv ~nmr~lchns ~not ~not~who ~no~. ~no~mas ~no~mns ~no~nd
~np~. ~nrv~agn ~nrv~sdgn ~nst~pas ~obdnt ~odpt~in ~off~pls ~of~all ~of~my ~opt~pls ~pcmnrs~$ ~phn
~pls~ccln ~pls~spt ~pr~de ~ps~off ~qr~rbcr ~qt~$ ~rlp~$ ~rmv~. ~rmv~pls ~sbchnr ~scdn ~schnrt ~scrw
~sdl~the ~smst~$ ~so~you ~spst~$ ~spt~lst ~spt~wht ~sr~$ ~tdhr~tm ~tdl~you ~tdr~of ~tghn ~tgntx~a
~tgntx~my ~the~fcc ~the~rdmnr ~the~smst ~the~tcp ~the~wdr ~thkns~, ~ths~tghn ~tht~schl ~tk~my
~tk~us ~tm~agkns ~tnr~ths ~to~a ~to~cm ~to~get ~to~hl ~tstx~fmr ~ttx~agn ~ttx~my ~udpt~yr ~up~$
~us~off ~us~out ~vou ~voy~a ~wdl~be ~wdl~lk ~we~lft ~who~gv ~who~you ~why~am ~why~do ~wnt~be
~wnt~out ~wnt~thm ~you ~you~in ~you~my ~you~no ~you~pls ~you~sck ~you~sdn ~you~spt ~yrs~$ ~yr~lst
~yr~wgnst =2 ~,~no ~.~tk ~^~bck ~^~ddnt ~^~gn ~^~id ~^~kn ~^~ls ~^~mls ~^~qr ~^~qt ~acnt ~any
~ask~$ ~at~all ~at~tht ~a~pnt ~be~$ ~be~tdtx ~bst~$ ~but~can ~cdhl ~cgh~$ ~cl~lst ~cm~off ~cut
~dbrst ~dbst ~dcnst~$ ~dlt~my ~dnt ~dnt~dbrst ~dnt~knw ~do~i ~fcc~$ ~flm ~get~aw ~how~can ~how~to
~icnrs~$ ~in~yrs ~is~hmnrst ~it~$ ~it~spt ~i~ccdln ~i~hbr ~i~on ~i~snt ~i~ubcnrs ~kds~at ~kl ~kn
~knw~you ~la~lst ~ln~$ ~ls~ths ~lv~us ~mas ~me~$ ~me~aln ~me~be ~mgknrt ~mgs~me ~mhnst ~mhnst~ago
~mir ~mns ~my~anrt ~my~ccnt ~my~flm ~nglnr~whs ~nm~off ~not~the ~of ~off ~opt~me ~pls~no ~pr
~qr~cclnr ~qt ~qt~sdgn ~rch~out ~rcv ~rdmnrs~$ ~rmv ~rm~$ ~scn ~sd~no ~slt~ggnt ~smp~$ ~smst ~spt
~spt~, ~spt~. ~spt~ccgnt ~spt~mgns ~sue ~svp ~tdtx~$ ~the~tstx ~tk~a ~tk~the ~to~hr ~tr ~ttx~$
~udpst~$ ~us ~was~my ~whn~do ~whr~is ~whst~the ~wkr~phn ~wnt~nghnt ~yflrs ~yflrs~$ ~you~got
~yr~smst =1 ~^~jkn ~^~kckn ~^~kl ~^~smprz ~^~so ~^~wnt ~alt ~a~cl ~bst ~cgh ~dcln ~dghrt ~dnt~nd
~glr ~hmnrst ~ich~wchns ~id ~ifn~$ ~i~wdhrtw ~kckn ~lv~thr ~mcr ~me~out ~mk ~mn~nmr ~mr~mgs
~my~cnst ~my~sbcnprst ~nbmr~. ~nd~for ~not~clrs ~no~tgn ~out ~por~frv ~rd~$ ~sck~$ ~sht ~smprz
~spt~agkns ~tgntx~$ ~the~wgnr ~thr~in ~ths~off ~to~end ~to~me ~to~rcv ~tstx~$ ~wchns ~whn~did
~why~are ~you~erv =-1 ~? ~^~did ~^~hey ~^~ill ~^~nn ~^~scm ~are~you ~day ~gcrs ~gd~$ ~ggnt ~hey
~im~out ~i~nd ~let ~lkn ~lv~it ~mgnt ~my~amnpt ~my~phn ~nght ~orv~$ ~pgr ~srt ~thrs ~tk~it ~we
~whrtv =-2 ~,~nd ~5th~$ ~^~am ~^~cdfmnr ~^~gm ~^~grt ~^~hh ~^~hl ~^~hlp ~^~is ~^~ldk ~^~let ~^~mr
~^~nah ~^~nd ~^~no ~^~np ~^~put ~^~srt ~^~thkn ~^~wch ~aghnt~els ~amnpt ~apt ~apt~$ ~are~grt
~a~rdfn ~bag~$ ~bfr~9 ~bhrt ~bus~$ ~ccln~tht ~cls~? ~dnt~be ~do ~dpr ~fee~$ ~for ~fr~$ ~got~it
~he~wnt ~hgnr ~hlp~$ ~id~rhrt ~in ~in~the ~is~so ~i~qt ~kps ~ldk ~ldlnr ~lst~mgs ~me~amnr ~me~two
~mhnt~$ ~mkl~$ ~mn ~my ~my~bs ~nah ~nn~$ ~not~sr ~no~no ~np ~omg~spt ~ons~$ ~our~rnrstv ~pck~up
~rcdhls~$ ~rcpt ~rcpt~$ ~rd ~rmv~the ~rnrstv ~rnrstv~$ ~rrst ~sdl ~sdn~it ~set ~shs ~spt~egnt
~spt~in ~spt~is ~spt~rgn ~tbl~$ ~tdl ~tghr~$ ~tgkn ~tgn ~the~alrst ~the~new ~the~rrst ~the~scdhl
~the~sl ~the~wt ~thkn~you ~ths~agn ~ths~rdmnrs ~tht ~tnr~$ ~to ~to~ms ~to~the ~two~$ ~was ~wgnr~day
~who ~who~are ~win ~wt~$ ~wt~lst ~you~do ~you~rdns ~yr~tstx =-3 ~$ ~,~cl ~,~hes ~,~its ~,~sr ~,~use
~1 ~10~off ~40 ~5th ~7~$ ~9 ~^ ~^~acprt ~^~add ~^~be ~^~c ~^~can ~^~cfmnr ~^~crt ~^~dlt ~^~dnt
~^~jrv ~^~lrt ~^~nghnt ~^~nnpst ~^~omg ~^~one ~^~out ~^~pcfrt ~^~pl ~^~pls ~^~rcdhls ~^~sdn ~^~snt
~^~tcfr ~^~thst ~^~udpt ~^~wht ~^~y ~^~yep ~abt~ths ~adgr~to ~adnr~nn ~almr ~a~dog ~a~rd ~bad~$
~bag ~bck~$ ~bht ~bl~$ ~bns~$ ~by~$ ~can~i ~car ~car~$ ~cd ~cdghn~my ~cdl ~cdl~me ~cdr~$ ~cht
~cl~me ~cm~tghr ~crs ~del ~did~$ ~dlt~the ~dmn ~dnt~bhrt ~dog~$ ~dpr~off ~ds~it ~elm~, ~fdhns ~fee
~fgrt~it ~fgrt~to ~fin ~flr ~flr~$ ~fmr~rlp ~fmr~the ~fnrt~$ ~fn~$ ~for~a ~for~me ~fr ~frs~$ ~gas
~gas~$ ~gdrt ~gd~to ~get~me ~get~yr ~go~get ~gst~lst ~hdl~pls ~him~to ~hlp~me ~hp~you ~hrt ~hv~a
~hv~no ~im~idnrst ~in~$ ~is ~is~bcdkl ~is~bknr ~is~off ~it~was ~ive~bn ~i~adlr ~i~cdl ~i~cnt ~i~got
~i~jst ~i~not ~i~sdpt ~i~tdl ~jn ~jn~$ ~jrv ~jst ~la~ct ~lghn ~lkn~$ ~lrt ~mad ~mdm ~me~a ~me~bfr
~me~knw ~me~the ~me~wht ~ml~$ ~mr~qnst ~my~cdr ~my~icnrs ~my~mom ~my~new ~nbmr~? ~nbmr~fmr ~nd~the
~new~phn ~nglnr~hv ~nglnr~nd ~nn ~nnpst ~not~now ~no~, ~no~nst ~no~rlp ~obdgr ~odst ~odst~$
~off~and ~off~hdl ~of~the ~old~cdr ~oln ~omg ~one ~one~of ~on~me ~opt~for ~pckls~$ ~pcrt ~pht~$
~pls~$ ~pnrt ~pnrt~$ ~rdns ~rdns~$ ~rght~? ~rlp ~rlp~spt ~rmv~a ~rn ~rn~$ ~rprt~a ~scdhl~$ ~sdps
~sdps~to ~sdrt~$ ~see ~sghnp~lst ~sgn ~she ~sht~$ ~slt~$ ~sm~$ ~snt~fmr ~so ~so~hflp ~sp ~spt~cgnr
~spt~lgn ~sr ~srst ~srst~$ ~sr~for ~tdhrs~$ ~tdl~him ~tdr ~tdr~$ ~tds ~tghnt~$ ~the~car ~the~end
~the~gst ~the~mv ~the~red ~the~sghnp ~the~snw ~the~wlst ~thn~$ ~thr ~ths~cdl ~ths~mgs ~ths~one
~to~bgnr ~to~ccnt ~to~cl ~to~trt ~to~you ~trt ~ttx~me ~ttx~whl ~ulnt~mdn ~up~no ~vgnt ~vt ~wdnw
~wgnr~cht ~wgnr~dt ~wgnr~imt ~whn~wl ~whr~do ~wht ~wht~tm ~wht~to ~why~dnt ~wk~$ ~wlst ~wnt~ths
~wnt~tstx ~wrt ~y ~ydrst ~yep ~yep~$ ~yes ~you~a ~you~afrt ~you~dnt ~you~rmv ~you~up ~yr~phn ~y~$
=-4 ~,~ask ~,~can ~12~$ ~20 ~30 ~3pm ~50124 ~50124~$ ~^~crs ~^~em ~^~go ~^~gt ~^~hit ~^~ifn ~^~k
~^~mcr ~^~mgs ~^~new ~^~pc ~^~r ~^~sm ~^~sou ~^~thkns ~^~to ~^~use ~^~whrtv ~^~whs ~^~whst ~^~wl
~acrz ~acrz~$ ~adgr ~adks~my ~adlr~hr ~afrt~wkr ~agmnz ~all~my ~alsw ~amn ~amnpt~$ ~amnt ~amnt~$
~and~drv ~and~get ~are~so ~ate~$ ~at~the ~a~mgs ~bck ~bckl~off ~bed~$ ~be~lt ~bfr ~bgln ~bknr ~cch
~cckr ~cckr~me ~cdfmnr ~cdghr ~cghn~$ ~cgmn ~chrs ~cks ~ck~$ ~cl ~clr~$ ~cl~my ~cnt~spt ~c~$ ~ddgrs
~ddnt~ubcnrs ~den ~de~smn ~dgnrv ~did~you ~dmn~$ ~dnt~ccln ~do~ths ~dr ~drv~$ ~dr~. ~eat~$ ~edns
~edn~up ~eghn~for ~em ~emsx ~erv~$ ~fdn ~fmr~nfltx ~for~us ~gd ~get~tstx ~ggnt~yr ~glr~$ ~go~adh
~gs~$ ~her ~hflp~$ ~hgn~$ ~how~do ~hoy ~hoy~$ ~hrs ~hsw ~hs~$ ~ice ~ice~$ ~ich~km ~idnrst~in ~id~$
~ihnp~$ ~ill ~imt ~im~a ~im~in ~in~a ~is~my ~is~on ~it ~it~, ~i~ccln ~i~ddnt ~i~gv ~i~lst ~je~ss ~k
~kds~$ ~kgln ~kmn ~kmn~$ ~knw~$ ~knw~wht ~kp~me ~k~$ ~lchn~$ ~lft ~lghst ~llmr~$ ~lns~$ ~lrt~$ ~lv
~mas~acrz ~mas~de ~mb ~mb~$ ~md ~mdn~$ ~me~bck ~mom ~mr~mn ~mr~of ~mr~thn ~mv~$ ~my~odr ~my~spt
~nbmr~of ~nc~$ ~nfltx ~nght~$ ~not~my ~not~ths ~no~cl ~nrv~spt ~nv ~odr~$ ~off~skpr ~ok ~oln~$ ~onp
~orv ~or~not ~pas~de ~pay ~pcfrt ~pcfrt~$ ~pck ~pckls ~pcr ~pcs ~pds ~phn~was ~phst ~pht ~pkr~$
~pls~tdr ~pst ~put ~pz ~qnst~$ ~rbc ~rcv~tstx ~rdfn~$ ~rdmn ~rdmn~me ~rdnpz ~rdnpz~spt ~rdrt ~rfl
~rhs ~rhs~$ ~sbcnprst~box ~scdhl ~sdlp ~sdns ~sdpt ~sdrt ~sf~$ ~sgnr ~sgnr~$ ~sgr ~skpr ~skpr~$ ~sl
~so~mch ~spt~and ~spt~at ~spt~sgnr ~spt~tgns ~spt~to ~spt~wgnr ~srt~$ ~ss ~sst ~stw ~stw~$ ~sz~$
~tblr ~tckr~spt ~tckst~$ ~tdhrs ~tdl~me ~tghkn~of ~tgns ~the~onrw ~the~ppr ~thkns~for ~ths~mgnt
~ths~whrt ~tht~nbmr ~th~sdhl ~tmnr~$ ~too~kdn ~to~$ ~to~bed ~tst ~tstx~cckr ~us~$ ~vt~$ ~was~off
~way~. ~wch ~we~dnt ~wgknr ~wgknr~$ ~wgnt~$ ~whl ~whn~you ~who~am ~whrt~$ ~whst ~whst~on ~wht~a
~wkr ~wkrs~$ ~wl~i ~wn ~wnrt~$ ~wrs ~you~, ~yr~mgs ~yr~too ~yr~ttx =-5 ~, ~,~i ~,~ttx ~,~who ~2
~2pm ~3 ~3~$ ~6~$ ~7 ~8~$ ~^~as ~^~day ~^~el ~^~fdn ~^~fl ~^~gcrs ~^~its ~^~lv ~^~mi ~^~off
~^~sbcrs ~^~sgn ~^~si ~^~soy ~^~the ~^~wdhrtw ~acdht ~acdht~$ ~adh ~adnr ~agn~, ~alps ~an ~anrtw
~anrtw~sie ~are ~at ~a~ln ~a~lst ~bad ~bb ~bdl ~bdr ~be~thr ~bghnrt~you ~box ~brt~$ ~cchk ~cclnr~mi
~cdl~$ ~cghr~$ ~cgnr ~chr ~chs ~clnst ~cnt ~cut~off ~day~$ ~da~$ ~ddnt~mn ~dgnrv~$ ~dkn ~dlnt ~dlrv
~dnr~$ ~dnt~fgrt ~dnt~ls ~drst ~drst~$ ~drvw ~ds~ths ~ecnrt ~egnt ~end~of ~enqs ~en~la ~fbr ~fdrs
~fghlt ~fgrt~$ ~fl ~fn ~frst~$ ~fur ~gdr ~get~it ~get~the ~gm ~gms ~got~me ~got~yr ~grt ~gst~ths
~gt ~gv~me ~hdl ~hgn ~hj ~hj~$ ~hm~$ ~hs ~ht~$ ~idnrst~. ~idnst~of ~ihnp ~in~my ~is~it ~i~cnst
~i~sbcrs ~i~tk ~i~ttx ~jgkn ~jgkn~$ ~jhn ~jhn~$ ~kn~ncht ~kn~zblnw ~lchn ~llmr ~lst~my ~lst~spt
~lst~ttx ~lt~$ ~lv~ggnt ~mdl ~mds ~mgnz ~mhmrs~$ ~mi~ct ~ml ~mms ~mv ~my~frs ~nai~pls ~nao~ps ~nc
~nd~a ~nmr~5 ~nmr~de ~non~spt ~not~ggn ~not~hgnr ~ns ~ns~$ ~ntx~spt ~off~at ~ohrt ~pcklt ~pdr ~pd~$
~pgr~$ ~pl ~prs ~prt ~prt~$ ~pr~na ~qr~cbl ~r ~rc ~red ~rgn~$ ~rns ~say ~sdn ~sf ~sfht ~shrt
~shrt~$ ~shw~$ ~si ~sie~spt ~slp~$ ~slt ~snt ~snw ~sr~i ~sz ~tbl ~tcfr~$ ~tckt ~tcw ~td~$ ~tghnt
~tgntx~fmr ~tgntx~him ~the~cst ~the~mchn ~thr~$ ~ths~mhnt ~tht~$ ~tl~me ~to~pay ~try ~tv ~udpt ~vnr
~we~hv ~whn ~wkrs ~wl ~wl~spt ~wnt~to ~wr~$ ~you~thr ~zblnw =-6 ~12 ~9~$ ~^~agn ~^~all ~^~any ~^~cl
~^~cst ~^~dn ~^~got ~^~my ~^~obdgr ~^~th ~^~ths ~^~who ~a~mgnr ~bhrt~$ ~bn~$ ~c ~can ~cat ~cbl
~cghnr ~chs~$ ~ck ~cls~$ ~cm ~crt ~cst ~ct~$ ~de~rdnps ~did ~dlst ~dnst~ttx ~dnt~rmv ~dr~$ ~elms
~elms~$ ~elr~$ ~eprs~$ ~fdlr~$ ~fghnt ~fgnr ~fgnr~$ ~fhns ~fmr~$ ~go~$ ~gst ~had ~hes ~hfl ~hflp
~hgnr~$ ~hkmrw ~ir ~ist ~its~me ~it~to ~km ~kp ~la ~lgn~$ ~lk ~mhnt ~my~mgs ~my~old ~my~wfs ~na
~nd~aghnt ~no~way ~np~$ ~on ~ons ~pblmr~$ ~pdr~of ~pgln ~pln ~pls~de ~pn ~prw ~qt~sgkmn ~sdhl ~sd~$
~sghnp ~shmnpt ~shw ~slt~wnt ~sm ~sprt ~tag ~tckr ~tckst ~tcw~$ ~td ~tds~$ ~tghkn ~tghr ~thn
~thn~ms ~ths~rn ~ths~tm ~tkl ~tmrw~$ ~tns ~tnw ~tnw~$ ~to~ccln ~to~go ~tstx~abt ~ubcdnrs~fmr
~udpt~my ~ulnt ~unt ~vclm ~way~$ ~wgnt ~who~els ~wht~me ~why~did ~wk ~wnt~mr ~you~nrv ~yr~nbmr =-7
~5 ~8 ~^~are ~^~bht ~^~cnt ~^~gv ~^~lst ~^~ql ~^~she ~^~tgntx ~abt~the ~acglr ~add ~am ~anrsw
~ant~$ ~ate ~bed ~ccnt~my ~cdr ~cm~$ ~day~off ~dl~$ ~dnr ~dnt~ubcnrs ~dog ~dos ~egs ~eprs ~flrsw
~frs ~got ~how~mch ~ht ~ich~kn ~ignr ~im~fl ~is~ths ~its ~i~lk ~lgl ~mdl~$ ~mgkn ~mgkn~me ~mgnr~$
~mkl ~my~lst ~not~ggnt ~on~my ~pblmr ~pcl ~pgknr ~pkr ~pln~$ ~pls~, ~pls~kp ~pls~sdn ~rdfn
~rdnps~spt ~scr ~sgkmn ~sgn~$ ~spt~by ~spt~sgn ~tcfr ~ths~wk ~vr ~war ~wdkn ~whs~ths ~yes~$ ~yet~$
~yh ~yo~soy =-8 ~10 ~^~ccnt ~^~hp ~^~kp ~adrs~$ ~bkr ~cf~$ ~clr ~cls ~cl~, ~dnt~spt ~dnt~tk ~do~you
~drv ~elr ~es~mi ~fdl ~for~you ~hlp ~hp ~lk~ths ~lol ~lv~ths ~mgnr ~mhmrs ~mnt ~new ~o ~pc ~ql
~rcdhls ~rdprt~the ~snst ~tmrw ~tm~$ ~too~$ ~use~ths ~whrt ~wr ~wt =-9 ~4~$ ~?~$ ~^~ds ~^~he ~anst
~bgnr ~bus ~cf ~cfmnr~$ ~cgmn~$ ~grt~$ ~hm ~le ~lt ~ppr ~rdnps ~rgn ~slp ~sn ~the =-10 ~^~a ~alnr
~bl ~ct ~he ~hh~$ ~him ~lol~$ ~pd ~qnst ~th ~thst ~wnt~spt ~yet =-11 ~5~$ ~adrs ~cfmnr ~frst ~lgn
~ok~$ ~tl ~tmnr =-12 ~el ~i~lv ~odr =-13 ~hh ~two
"""
