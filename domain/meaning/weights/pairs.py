"""Two words side by side, by how far they lean, in tenths: made by `make weights`."""

from typing import Final

TABLE: Final = """
=23 LAW_$ =19 CURSE_$ =15 REMOVE_$ STOP_$ =14 TEXTS_$ the_LAW =12 ,_STOP SEND_$ =11 ,_REMOVE ._ASK
._please from_you melissa_$ off_$ part_of =10 ._STOP NOT_use STOP_it as_a baja_$ blocked_$ numero_$
sair_$ =9 ,_this ASK_STOP NUMBER_$ REMOVE_ME STOP_SEND ^_$ be_SEND deceased_$ desabonner_$ junk_$
my_NUMBER my_info off_this optout_$ paren_$ remove_$ signing_up stop_$ subscription_$ this_?
this_NUMBER =8 ._stop KIN_alone NOT_interested NOT_tyrone REMOVE_ASK STOP_ASK STOP_TEXTS STOP_this
TEXTS_. ^_basta ^_unsubscribe a_KIN annoying_$ asking_$ but_STOP contato_$ forget_i interesse_$
is_a lista_$ mais_$ mike_$ nada_$ of_STOP off_? paz_$ plus_$ reported_$ said_STOP said_stop suck_$
these_? times_$ to_do were_NOT wrong_person =7 ,_enough ,_remove ._off ASK_REMOVE NOT_AGREE
NOT_SEND NOT_carlos NOT_for NOT_him NOT_marcus NOT_mike NOT_understand SEND_TEXTS TEXTS_, ^_alto
^_apague ^_aufhoren ^_nunca ^_schluss abmelden_$ ahi_$ already_unsubscribed be_coming but_stop
de_la de_publicite delete_me do_one donnees_$ dont_ask dont_call else_$ email_only everything_$
for_money for_this go_away hearing_from if_these instead_, isso_$ just_stop live_here loschen_$
mehr_$ mitteilungen_$ moi_$ molesten_$ my_right nao_e nicht_$ not_interested off_. on_this
permission_$ reminders_, removal_$ remover_$ right_to rosa_$ scam_$ spam_. still_on suscripcion_$
text_from the_attorney the_hint these_$ this_STOP too_many unsubscribed_$ want_off wrong_$ =6 ,_NOT
,_she ,_stop ME_alone ME_for NOT_asked NOT_call NOT_melissa NOT_members NOT_own NOT_shopped NOT_soy
NOT_wnt NUMBER_anymore REMOVE_? SEND_from SEND_to STOP_w ^_arretez ^_borrenme ^_cessez ^_chega
^_consent ^_de ^_esta ^_f ^_forget ^_nao ^_numero ^_optout ^_reported ^_revoke ^_sair ^_veuillez
^_youve already_optedout and_STOP anymore_$ are_not awful_$ be_deleted block_you blocking_you ca_$
cancelar_$ contact_$ crap_$ customer_$ cut_it data_$ day_? didnt_subscribe do_me dont_use dont_wnt
esto_$ every_SEND forever_$ from_LIST from_your further_ASK further_please get_these getting_this
girl_lol hate_you have_anything hell_$ his_KIN i_be i_go i_object inscricao_$ is_nolonger ive_asked
just_STOP liste_$ looking_for mas_$ me_for melissa_? membership_$ merci_darreter messages_are
molestar_$ more_TEXTS my_data my_inbox my_kids my_number named_teresa nao_sou next_SEND no_soy
no_stop nolonger_a not_members of_your on_NOT optedout_$ out_$ paix_$ pare_$ persona_$ plus_rien
propaganda_$ receive_these recipient_$ report_you reporting_you riddance_$ sale_$ schreiben_$
should_be sie_mich signed_up someone_else stop_please suis_pas the_TEXTS there_, this_$ this_LIST
this_phone up_without w_the warning_$ watch_$ way_too werbung_$ wrong_girl wrong_lady you_$
you_could you_not you_think you_to your_LIST =5 ,_go ,_unsubscribe ,_you ._NOT ._REMOVE ._dont ._i
._remove ASK_NOT ASK_take DEAD_$ KIN_at LAW_calls ME_escriban ME_off NOT_. NOT_a NOT_apply NOT_ask
NOT_donating NOT_her NOT_hit NOT_manden NOT_on NOT_opt NUMBER_is NUMBER_off NUMBER_out REMOVE_both
SEND_too STOP_NOT STOP_bugging STOP_now STOP_these STOP_today ^_STOP ^_blocking ^_cut ^_dejenme
^_eliminar ^_for ^_get ^_incorrect ^_lol ^_nolonger ^_parar ^_parem ^_read ^_reply ^_sstop a_hike
a_rest ab_$ account_$ after_that after_this all_TEXTS alto_$ are_$ auf_mir berichten_meer
bloquear_$ bruh_STOP bs_$ by_that cancel_$ cancel_. chick_$ company_$ de_baja deals_$ dejen_de
der_liste descadastrar_$ didnt_opt die_falsche dis_NOT dis_aint discontinue_$ disturb_$ do_ME
dont_come dont_hit dont_reply email_$ end_$ enough_$ enough_already es_$ for_these geen_berichten
get_my give_it got_the guy_$ have_already he_cant hear_from here_$ hike_$ i_decline i_unsubscribed
ill_come im_not in_your information_$ is_NOT is_closed is_for is_melissa is_the it_down knock_it
la_baja last_warning last_week lawyer_calls leave_my leaving_the long_will me_escriban mecrire_$
messaggi_$ mir_zu money_$ more_. more_SEND my_$ my_account my_lawyer my_optout never_asked
next_text no_manden not_her not_him nothing_to nummer_$ off_your ok_cancel parar_$ per_SEND
per_text period_$ phone_$ phone_anymore please_take please_unsubscribe publicidad_$ publicite_$
quit_it refuse_$ reicht_es remove_both revoke_$ right_person rocks_$ she_passed so_ASK so_annoying
sstop_$ stop_doesnt stop_now stop_this stop_today that_name the_person the_room the_team the_tenant
the_weekly them_paz there_anymore these_anymore this_go this_is this_list to_anything to_ask to_be
to_text want_$ we_closed were_not wrong_NUMBER wrong_chick wrong_guy wrong_number you_STOP you_are
you_estuvo you_getting you_still your_list your_texting =4 ,_ASK ,_never ,_please ,_quit ,_take
,_why ?_STOP ?_stop AGREE_$ AGREE_in DEAD_in KIN_is ME_desinscrire ME_of ME_out NOT_es NOT_gave
NOT_go NOT_lived NOT_mo NOT_molestar NOT_mor NOT_more NOT_will NUMBER_. SEND_again SEND_someone
STOP_. STOP_asking STOP_blowing STOP_hitting STOP_period STOP_thank STOP_with TEXTS_ASK TEXTS_ME
TEXTS_a TEXTS_after TEXTS_i TEXTS_my TEXTS_thank ^_arrete ^_bs ^_burn ^_cancelar ^_cancle ^_dejen
^_fraud ^_kick ^_lady ^_los ^_lose ^_ne ^_ok ^_report ^_reporting ^_saquenme ^_shame ^_shove ^_shut
^_stop ^_unsubscribed ^_whoever a_clue a_inscricao after_$ ago_$ all_of alone_$ already_$
anything_$ apply_to are_driving asked_nicely away_, been_a bitte_streichen bloque_$ but_ASK
but_please cancel_ME cancel_me cancel_this cancelled_my cancle_$ carlos_$ com_isso consent_$
contacto_$ da_lista died_in doesnt_live dont_reach dont_send en_paz enough_. enough_of es_reicht
fraud_$ friday_ones from_now from_this front_desk further_TEXTS get_bent get_lost go_to
good_riddance hate_these have_been havent_lived hint_$ how_dare i_ended i_know i_optout i_refuse
i_revoke i_said i_thought im_calling im_done immediately_$ inbox_$ is_no is_your it_a keine_SEND
keine_message keine_nachrichten keine_weiteren keine_werbung lives_here los_voy me_desinscrire
me_of mensagem_$ mi_contacto mon_numero more_$ moved_out my_AGREE my_LAW my_information my_line
my_name nachrichten_$ name_$ nao_ME nao_me ne_plus need_TEXTS never_gave never_opted never_will
next_$ no_es no_me no_melissa no_mo no_molestar no_mor no_more no_right not_carlos not_for
nothing_further now_on number_is number_out numbers_$ of_it of_these of_you off_of ok_STOP ok_stop
on_dont on_you ones_$ pare_de personne_$ phone_. please_discontinue police_$ promos_$ quero_sair
quit_texting read_the registry_$ request_$ said_NOT saquenme_de screw_you sent_STOP sent_stop
service_$ shame_on shove_your shut_up so_please specials_$ stop_of stop_period stop_thank svp_$
take_ME take_my taking_my text_, text_. texting_me texts_please the_LIST the_NOT the_REMOVE
the_book the_dont the_friday the_one the_third them_$ these_are this_stop times_do to_block to_know
too_much unsubscribe_$ unsubscribe_? unsubscribed_ASK unsubscribed_last unsubscribed_please
want_NOT want_your way_to who_is will_this wish_to with_the with_these word_to years_$ yo_NOT yo_no
you_CURSE you_keep your_deals your_looking youve_been =3 ,_dont ,_not ._and ASK_cancel LIST_$
ME_money ME_retirer NOT_live NOT_mas NOT_means NOT_sign NOT_signed NOT_who NOT_wish NUMBER_obtained
NUMBER_on REMOVE_. REMOVE_my STOP_after STOP_all STOP_last STOP_them TEXTS_for ^_abmelden ^_arret
^_bitte ^_cancel ^_ce ^_cease ^_como ^_dis ^_enlevez ^_enough ^_ich ^_mute ^_pare ^_piss ^_screw
^_turn ^_vou ^_vous a_child a_customer about_ME about_me agree_to all_$ and_i and_stop and_take
any_of anymore_of are_annoying are_texting arret_$ arretez_de asked_to at_work away_$ back_off
be_contacted be_great beat_it block_this ce_nest clue_$ como_cancelo contacted_$ database_$
de_escribirme de_mecrire de_su dead_$ dessa_lista didnt_sign dont_text escribirme_$ f_you for_$
future_TEXTS gave_you get_a getting_these good_on great_if i_agree i_have i_make i_mean i_would
ich_will id_like im_NOT im_optout in_this interested_at is_there it_if job_$ know_who last_time
list_$ many_texts mauvais_numero me_money me_off me_retirer means_NOT means_no messages_$
meu_contato meu_numero mo_$ more_text my_mind my_mother ne_suis need_for need_to nest_pas
never_again never_signed nicht_mehr no_. no_mas no_means no_need nope_. not_who notifications_$
number_$ number_obtained numero_equivocado nummer_loschen of_all of_my off_ASK off_please opt_ME
opted_in optout_ASK optout_please piss_off please_cancel please_stop promociones_$ remove_.
remove_please reply_$ so_you sold_the stop_last stop_with take_us text_again text_my texting_a
texting_my texts_from thanks_, that_school the_fcc the_reminder the_store the_system the_tcpa
the_word these_STOP these_off third_time this_SEND this_thing time_asking tired_of to_CURSE to_a
to_come to_get to_hell to_this told_you turn_these up_$ update_your us_off us_out voy_a want_out
want_them we_left what_this who_gave who_you why_am why_do with_you wont_be would_be would_like
you_ASK you_in you_my you_no you_please you_send you_stop you_suck your_wasting =2 ,_no ._take
ME_be NOT_TEXTS NOT_disturb NOT_give NOT_have NOT_need NOT_reach NOT_reply NOT_want ^_back ^_beat
^_didnt ^_id ^_kein ^_quero ^_want a_patient and_REMOVE are_NOT ask_$ at_all at_that be_$ be_texted
but_can call_LIST call_list come_off de_TEXTS de_messages delete_my do_i dont_disturb dont_know
ever_SEND fcc_$ get_away how_can how_to i_cancelled i_hereby i_on i_sent i_unsubscribe in_years
interested_$ is_$ is_harassment it_$ it_stop kids_at know_you leave_ME leave_us line_$ lose_this
me_$ me_alone me_be message_me mind_, months_ago my_attorney my_contact my_family name_off
need_these nolonger_wish not_the opt_me please_no quit_sending reach_out reminders_$ room_$ said_no
spam_$ still_getting stop_, stop_. stop_contacting stop_messaging take_a take_the text_$ texted_$
the_texts these_to think_you time_, to_hear updates_$ want_nothing was_my whats_the when_do
where_is work_phone you_got your_system yourself_$ =1 NOT_one NOT_tengo SEND_these STOP_, ^_junk
^_keine ^_kill ^_knock ^_so ^_supprimez ^_wrong dont_live dont_need ever_STOP i_withdraw
ich_wunsche info_$ is_LAW live_there me_out meine_nummer my_consent my_subscription no_tengo
number_. por_favor quero_cancelar stop_asking texting_$ texts_$ the_messages the_wrong there_in
to_ME to_end to_me to_receive when_did why_are you_ever your_NOT =-1 ^_REMOVE ^_did ^_hey ^_ill
^_scam are_you good_$ im_out my_appointment my_phone over_$ your_messages =-2 ,_need 5th_$ KIN_STOP
ME_anymore ME_to ME_two NOT_sure STOP_and STOP_is STOP_my STOP_on STOP_to ^_am ^_confirmed ^_great
^_haha ^_happy ^_help ^_let ^_liked ^_nah ^_need ^_no ^_put ^_thank ^_which a_refund anything_else
are_great autopay_$ bag_$ before_9 bus_$ cancel_that cita_$ class_? confirm_$ died_$ dont_be
dont_leave fee_$ fine_$ front_$ got_it he_wont help_$ i_need i_quit id_rather in_the is_so
last_message me_anymore me_two milk_$ month_$ my_boss needed_$ no_no not_sure omg_STOP omg_stop
only_$ order_$ our_reservation pick_up receipt_$ remove_the reschedule_$ reservation_$ send_it
stop_eating stop_in stop_is table_$ the_alerts the_movie the_new the_roster the_sale the_schedule
the_wait these_reminders through_$ thursday_$ to_miss to_the two_$ wait_$ wait_LIST wait_list
want_it who_are will_call wrong_day you_do you_resend your_texts =-3 ,_call ,_hes ,_its ,_sorry
,_use 10_off 7_$ KIN_lol KIN_to ME_before ME_know ME_on ME_with NOT_in NOT_now NOT_nuts NOT_puedo
REMOVE_a SEND_him SEND_while STOP_crying STOP_eating STOP_in STOP_lying STOP_sign STOP_time
TEXTS_now ^_ASK ^_NOT ^_add ^_appreciate ^_be ^_c ^_call ^_can ^_cant ^_confirm ^_delete ^_dont
^_found ^_gotta ^_jarrive ^_list ^_lost ^_nonstop ^_nothing ^_okay ^_omg ^_one ^_opt ^_out
^_perfect ^_pull ^_reschedule ^_same ^_send ^_sent ^_sorry ^_start ^_thats ^_traffic ^_update
^_whos ^_will ^_y ^_yep a_dog a_ride address_$ agreed_to around_noon back_$ bad_$ business_$ by_$
cake_$ call_me called_ME called_me came_through can_i car_$ card_$ cebola_$ changed_my cheese_$
color_$ delete_the did_$ dinner_$ does_it dog_$ dont_bother drop_off for_a for_me forget_it form_$
fries_$ from_reply from_the gas_$ get_ME get_me get_your go_get good_to guest_LIST guest_list
have_a have_no help_ME help_me him_to hold_ASK hold_please hope_you i_already i_cant i_gave i_got
i_just i_not i_stopped i_take i_told im_interested in_$ is_blocked is_broken is_off it_was ive_been
la_cita leave_it link_$ lunch_$ lying_$ mail_$ manana_$ me_a me_before me_know me_the me_with
mind_$ my_card my_insurance my_list my_mom my_new my_spot need_the new_phone no_, no_nuts no_puedo
no_reply nolonger_have nolonger_need not_now number_? number_from of_the off_and off_hold old_card
on_ME on_me one_of opt_for outside_$ pedido_$ photo_$ pickles_$ place_$ problem_$ questions_$
remove_a reply_STOP reply_stop report_a resend_$ right_? safe_$ saturday_$ schedule_$ sent_from
shopping_LIST shopping_list sister_$ so_helpful sorry_$ sorry_for start_$ stop_crying stop_lying
stop_sign street_$ supposed_to sweet_$ team_$ text_me text_while thank_you the_car the_end
the_guest the_red the_shopping the_snow the_waitlist then_$ they_NOT this_again this_cold this_one
to_bring to_call to_contact to_treat to_you told_him tonight_$ until_monday up_no want_TEXTS
want_texts week_$ what_time what_to what_you when_will where_do why_dont worry_$ wrong_chat
wrong_date wrong_item y_$ yep_$ you_a you_after you_dont you_remove you_up your_phone =-4 ,_KIN
,_ask ,_can 12_$ 50142_$ AGREE_for ME_back ME_now NOT_, NOT_bad NOT_coming NOT_fair NOT_got NOT_i
NOT_tell NOT_this NOT_working NUMBER_? NUMBER_DEAD NUMBER_of REMOVE_off SEND_a SEND_it STOP_ME
STOP_at STOP_playing STOP_snoring STOP_teasing TEXTS_about TEXTS_crack TEXTS_from TEXTS_on ^_again
^_cross ^_emma ^_este ^_estoy ^_go ^_hello ^_hit ^_info ^_k ^_merci ^_new ^_obrigado ^_peace
^_please ^_r ^_sou ^_stay ^_thanks ^_these ^_to ^_use ^_whatever ^_whats a_LIST a_list a_message
about_this after_work all_my already_here and_drive and_get appointment_$ are_so asked_my at_the
ate_$ azucar_$ be_late bed_$ block_off c_$ call_, call_my cant_stop change_$ cold_$ come_$
confirmar_$ crack_ME crack_me demain_$ did_you didnt_unsubscribe dont_cancel dr_. drive_$ early_$
eat_$ ended_up enough_for ever_$ fair_$ for_us from_netflix get_TEXTS get_texts getting_your girl_$
give_ME give_me go_ahead guess_$ hello_$ helpful_$ house_$ how_do hoy_$ i_cancel i_lost ice_$
ich_komme idea_$ im_a im_in in_a interested_in iphone_$ is_my is_on it_, je_suis k_$ keep_ME
keep_me kids_$ know_$ know_what kommen_$ later_$ llamar_$ mas_azucar mas_de maybe_$ me_back
more_money more_of more_than morning_$ my_LIST my_last my_messages my_order never_stop new_NUMBER
nice_$ night_$ nope_$ not_my not_this number_of off_speaker okay_$ or_NOT or_not park_$ pas_de
perfect_$ phone_was plus_tard printer_$ quero_cebola quote_$ ready_$ receive_TEXTS receive_texts
refund_$ remind_me repondez_STOP repondez_stop rush_$ seat_$ she_STOP sign_$ size_$ snoring_$
so_much sorry_i speaker_$ spot_$ stop_and stop_at stop_snoring stop_teasing stop_to stop_worrying
subscription_box sure_$ texts_crack thanks_for that_NUMBER that_number the_owner the_paper there_$
these_messages they_should thinking_of this_meeting this_weather tickets_$ to_$ to_bed told_ME
told_me too_kind truck_STOP truck_stop us_$ vote_$ waiting_$ want_to was_off way_. we_dont
weather_$ went_to whats_on when_you who_am will_i with_my working_$ works_$ worrying_$ you_,
your_message your_text your_too =-5 ,_i ,_text ,_who 3_$ 6_$ 8_$ ASK_$ NOT_hungry NOT_leave
NOT_lose NOT_make NOT_mean NOT_mind NOT_my NOT_say NOT_see REMOVE_that TEXTS_him TEXTS_you ^_LIST
^_as ^_day ^_gracias ^_here ^_its ^_mi ^_off ^_pass ^_si ^_sign ^_soy ^_subscribe ^_the ^_what
^_withdraw a_SEND antworten_sie attached_$ be_there better_$ bother_$ bothering_you busy_$ call_$
cancelar_mi charge_$ check_$ cut_off da_$ day_$ dessert_$ didnt_mean does_this dont_forget
dont_lose driving_$ en_la end_of este_es first_$ for_ME get_it get_the gets_these got_ME got_me
got_your heute_$ hoje_$ home_$ hungry_$ i_STOP i_consent i_subscribe i_text in_my instead_of
insurance_$ interesa_$ interested_. is_it john_$ joking_$ just_SEND kann_nicht keine_zwiebeln
last_STOP last_stop last_text late_$ like_these lost_my love_getting mi_cita mine_$ mushrooms_$
my_fries nai_plus nao_posso need_a next_STOP next_stop non_STOP non_stop not_going not_hungry
numero_de off_at pagar_$ pare_na please_$ rain_$ raining_$ show_$ sie_STOP sie_stop signed_$
sleep_$ tell_ME tell_me texting_from texting_him that_$ the_machine this_month to_pay today_$
traffic_$ we_have well_$ why_NOT will_STOP will_stop wrong_LIST yes_SEND your_KIN =-6 9_$ KIN_,
KIN_will ME_TEXTS ME_a NOT_cancel NOT_forget NOT_way STOP_worrying ^_KIN ^_LAW ^_all ^_any ^_done
^_got ^_hope ^_lets ^_my ^_they ^_who bien_$ class_$ de_responda doesnt_text dont_remove emails_$
esperar_$ go_$ i_AGREE it_to its_ME its_me love_these malade_$ maria_$ mondays_$ my_TEXTS my_old
my_wifes need_anything no_way ok_$ plus_de proud_of quit_smoking still_want tenho_mais texts_about
these_TEXTS this_rain this_time time_$ to_cancel to_go tomorrow_$ town_$ tuesday_$ twice_$
unsubscribed_from update_my want_more want_these way_$ who_else why_did you_REMOVE you_never
you_there your_number =-7 ASK_, ASK_keep NOT_getting NOT_let REMOVE_the STOP_by STOP_smoking
^_CURSE ^_are ^_both ^_she ^_texting about_the contact_my date_$ day_off dont_unsubscribe
getting_TEXTS how_much i_like ich_kann im_full is_this making_ME making_me monday_$ not_getting
of_ME on_my onions_$ please_, please_keep please_send stop_by whos_this without_me yes_$ yet_$
yo_soy your_SEND =-8 ^_cest ^_contact ^_is ^_keep do_you dont_stop dont_take es_mi for_you great_$
last_SEND reported_the sick_$ too_$ use_this your_NUMBER =-9 ,_SEND 4_$ ?_$ NOT_going ^_NUMBER
^_TEXTS ^_does ^_he coming_$ i_love this_week =-10 ASK_SEND NOT_take SEND_you ^_a ^_love haha_$
lol_$ wont_stop =-11 5_$ friday_$ =-12 ^_SEND =-14 NOT_REMOVE =-15 NOT_STOP
"""
