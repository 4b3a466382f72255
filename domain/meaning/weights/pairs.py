"""Two words side by side, by how far they lean, in tenths: made by `make weights`."""

from typing import Final

TABLE: Final = """
=22 LAW_$ =17 CURSE_$ =16 REMOVE_$ =14 STOP_$ TEXTS_$ =13 off_$ the_LAW =12 ,_STOP =11 ._ASK SEND_$
part_of =10 ,_REMOVE ._STOP ._please as_a from_you melissa_$ numero_$ sair_$ wrong_person you_not
=9 ASK_STOP annoying_$ baja_$ be_SEND blocked_$ contato_$ desabonner_$ junk_$ of_you stop_$
subscription_$ these_$ this_? to_do =8 ,_this NOT_SEND NUMBER_$ REMOVE_ASK STOP_ASK STOP_SEND
TEXTS_. ^_$ ^_unsubscribe and_i but_STOP deceased_$ enough_$ get_these i_be interesse_$ mais_$
my_NUMBER my_info nada_$ off_this optout_$ paren_$ paz_$ plus_$ remove_$ said_STOP said_stop
signing_up these_? this_to =7 ._stop ASK_REMOVE KIN_alone NOT_call NOT_him NOT_tyrone NOT_use
NUMBER_. REMOVE_? REMOVE_ME SEND_TEXTS STOP_TEXTS STOP_it STOP_this TEXTS_, ^_alto ^_apague ^_basta
^_forget ^_get ^_nunca ^_schluss a_KIN abmelden_$ already_unsubscribed anymore_$ asking_$
de_publicite do_one donnees_$ dont_call for_this forget_i if_these is_a isso_$ it_a live_here
loschen_$ mas_$ mike_$ nao_e nicht_$ nolonger_a of_STOP on_this reported_$ someone_else spam_.
still_on suck_$ the_TEXTS the_attorney the_hint this_$ unsubscribed_$ want_off you_want =6 ,_NOT
,_dont ,_enough ,_remove ,_she ,_stop ._off 5_times DEAD_$ ME_off NOT_AGREE NOT_a NOT_apply
NOT_carlos NOT_for NOT_interested NOT_mike NOT_soy SEND_from SEND_to ^_STOP ^_arretez ^_aufhoren
^_chega ^_consent ^_esta ^_for ^_nuff ^_numero ^_reported ^_youve ahi_$ alone_$ are_not awful_$
be_coming but_stop ca_$ cancelar_$ come_off contact_$ crap_$ de_la delete_me didnt_subscribe
email_only esto_$ everything_$ for_money from_LIST hearing_from here_$ i_object i_unsubscribed
inscricao_$ instead_, is_melissa just_STOP just_stop la_baja leave_my lista_$ mehr_$ melissa_?
membership_$ mitteilungen_$ moi_$ molesten_$ more_$ my_SEND my_data my_kids my_number my_right
nao_sou no_soy no_stop of_it of_your off_. off_? ok_cancel optedout_$ out_$ paix_$ permission_$
plus_rien propaganda_$ recipient_$ reminders_, removal_$ remover_$ report_you right_to rosa_$
sale_$ scam_$ schreiben_$ sie_mich stop_please suis_pas suscripcion_$ text_from the_weekly them_$
this_NUMBER this_STOP this_is times_$ too_many warning_$ watch_$ were_NOT wrong_$ you_$ you_are
you_to =5 ,_unsubscribe ,_you ._REMOVE ._i ._remove LAW_calls ME_alone ME_desinscrire ME_for
NOT_ask NOT_asked NOT_go NOT_marcus NOT_melissa NOT_members NOT_opt NOT_wnt NUMBER_anymore
NUMBER_is NUMBER_off REMOVE_both STOP_NOT STOP_w ^_borrenme ^_cessez ^_de ^_dejenme ^_f ^_hey ^_nao
^_optout ^_parar ^_parem ^_reply ^_revoke ^_sair ^_shut ^_sstop ^_stop ^_switch ^_unsubscribed
^_veuillez a_clue ab_$ ago_$ already_$ already_optedout and_STOP anything_$ are_driving
berichten_meer bitte_aus block_you blocking_you bloquear_$ but_no by_that chick_$ clue_$ company_$
customer_$ cut_it data_$ day_? de_baja deals_$ dejen_de didnt_opt die_falsche do_ME dont_ask
dont_reply dont_wnt else_$ end_$ es_$ every_SEND for_these forever_$ further_ASK further_please
geen_berichten get_my getting_this girl_lol go_away go_to good_riddance guy_$ have_already hell_$
i_decline i_go i_know im_done information_$ is_closed is_for is_nolonger is_the it_down
last_warning last_week lawyer_calls leaving_the liste_$ looking_for me_desinscrire me_for mecrire_$
merci_darreter molestar_$ money_$ months_ago more_. more_SEND more_TEXTS my_$ name_$ never_asked
next_SEND not_interested not_members nummer_$ on_NOT parar_$ pare_$ per_SEND per_text persona_$
please_unsubscribe police_$ publicidad_$ receive_these refuse_$ reicht_es remove_both reporting_you
revoke_$ riddance_$ rocks_$ signed_up sstop_$ stop_doesnt stop_now taking_my that_name the_business
the_person the_room the_team the_tenant there_, these_anymore this_LIST this_go this_phone
to_anything to_ask told_you too_much unsubscribe_$ unsubscribed_last w_the want_$ way_to way_too
we_closed werbung_$ who_you why_do wrong_NUMBER wrong_chick wrong_girl wrong_guy wrong_lady
wrong_number you_STOP you_could you_keep your_LIST =4 ,_ASK ,_go ,_please ,_quit ,_take ._NOT
._dont ?_STOP ?_stop AGREE_$ ASK_cancel ASK_take DEAD_in KIN_at LIST_$ ME_escriban ME_of ME_out
ME_thanks NOT_es NOT_her NOT_lived NOT_manden NOT_molestar NOT_mor NOT_on NOT_shopped NOT_will
NOT_you NUMBER_obtained NUMBER_out REMOVE_my STOP_blowing STOP_bugging STOP_hitting STOP_now
STOP_period STOP_thank STOP_these STOP_today TEXTS_ASK TEXTS_a TEXTS_after ^_bs ^_cancle ^_dejen
^_dis ^_eliminar ^_enough ^_fraud ^_goodbye ^_incorrect ^_lady ^_los ^_lose ^_nolonger ^_read
^_report ^_saquenme ^_screw ^_second ^_want a_hike a_inscricao after_$ after_that after_this alto_$
are_$ asked_nicely auf_mir be_$ be_deleted be_turned been_a bitte_streichen bloque_$ bruh_STOP bs_$
but_ASK but_please bye_felicia cancel_$ cancel_. cancel_this cancelled_my cancle_$ carlos_$
consent_$ da_lista darreter_$ de_mensagem der_liste descadastrar_$ died_in dis_NOT dis_aint
discontinue_$ doesnt_live dont_send dont_text dont_use email_$ en_paz escribir_$ felicia_$ fraud_$
friday_ones from_now further_TEXTS get_bent got_the hate_these hate_you have_to havent_lived
he_cant hear_from hike_$ hint_$ his_KIN i_ended i_optout i_refuse i_revoke i_said im_calling im_not
immediately_$ in_this in_your it_off ive_asked job_$ kein_kontakt keine_nachrichten list_$ lol_STOP
lol_stop long_will los_voy me_escriban me_of me_thanks mensagem_$ messaggi_$ mi_numero mir_zu
mon_numero moved_out my_LAW my_account my_inbox my_information my_lawyer my_mother my_optout
nachrichten_$ nao_ME nao_me ne_plus need_TEXTS need_these never_will next_text no_es no_manden
no_melissa no_molestar no_mor no_need not_carlos not_her nothing_further now_on number_obtained
off_ASK off_of off_please off_your on_dont on_you ones_$ pare_de period_$ personne_$ phone_$
phone_. phone_anymore phone_is please_cancel please_discontinue please_take publicite_$ quero_sair
quit_it read_the registry_$ reicht_$ request_$ right_person said_NOT saquenme_de sent_STOP
sent_stop shame_on so_ASK so_please specials_$ stop_period stop_thank stop_this stop_today svp_$
take_my take_us text_, texts_no texts_please the_friday the_third them_paz these_are this_list
to_be to_text to_these turned_off unsubscribe_? unsubscribed_ASK unsubscribed_please us_alone
us_off want_out will_this wish_to word_to years_$ you_estuvo you_getting you_send you_still
your_deals your_looking your_texting =3 ,_leave ,_no ,_not ._and ._take AGREE_in ASK_NOT KIN_is
ME_retirer NOT_. NOT_be NOT_deseo NOT_disturb NOT_gave NOT_hit NOT_live NOT_mas NOT_means NOT_mo
NOT_more NOT_reply NOT_sign NOT_signed NOT_wish REMOVE_. SEND_again SEND_someone STOP_. STOP_after
STOP_asking STOP_last STOP_with TEXTS_ME TEXTS_for TEXTS_my ^_abmelden ^_arret ^_arrete ^_blocking
^_bruh ^_burn ^_cancel ^_cancelar ^_ce ^_cut ^_drop ^_enlevez ^_ich ^_keine ^_kick ^_kindly ^_leave
^_lol ^_ne ^_ok ^_pare ^_reporting ^_shame ^_shove ^_vous ^_whoever account_$ again_$ agree_to
all_$ all_TEXTS and_stop are_annoying arret_$ at_work be_contacted beat_it bro_$ but_NOT cancel_ME
cancel_me cancelar_inscricao cancelar_suscripcion ce_nest com_isso como_cancelo contacted_$
contacto_$ database_$ de_escribirme de_mecrire de_su dessa_lista didnt_sign dont_come dont_disturb
dont_hit dont_reach enough_. enough_already es_reicht escribirme_$ fcc_$ from_your future_TEXTS
get_away get_lost good_on great_if i_agree i_dont i_have i_make i_mean i_on i_sent ich_will im_NOT
in_years inbox_$ interested_at is_there it_$ it_if kein_interesse keine_SEND keine_message
keine_weiteren keine_werbung knock_it know_who know_you law_$ many_texts mas_promociones
mauvais_numero me_off me_retirer means_NOT means_no messages_$ meu_contato meu_numero mi_contacto
mo_$ moved_away my_contact my_digits my_line my_mind my_name my_texts ne_suis need_for nest_pas
never_gave never_opted never_signed nicht_mehr no_deseo no_mas no_means no_mo no_more nolonger_wish
nope_. not_$ not_for number_$ number_. number_is number_out numbers_$ numero_equivocado
numero_errado nummer_loschen ok_STOP ok_stop opt_ME opted_in optout_ASK optout_please please_stop
promociones_$ promos_$ quit_texting recibir_mas remove_. remove_please reply_$ said_no screw_you
service_$ shove_your shut_up so_annoying so_you sold_the stop_contacting stop_last stop_of
stop_texting stop_with take_ME text_. text_my texting_a texting_me texting_my texts_from thanks_,
thanks_but the_NOT the_REMOVE the_dont the_fcc the_one the_reminder the_store the_system the_texts
the_word these_STOP this_stop time_asking times_do to_a to_block to_get update_your voy_a want_NOT
want_them want_your were_not what_this where_did where_is why_am why_are will_keine with_the
with_these work_phone yo_NOT yo_no you_CURSE you_NOT you_TEXTS you_in you_texting your_LAW your_NOT
your_list youve_been youve_got =2 NOT_TEXTS NOT_come NOT_one NUMBER_on STOP_, STOP_all ^_bitte
^_blocked ^_cease ^_como ^_didnt ^_erase ^_id ^_kill ^_vou ^_wrong ^_your a_child a_customer
a_patient and_REMOVE and_take any_of arretez_de asked_to asked_you at_all at_that away_$ away_,
be_texted call_LIST call_list de_TEXTS de_messages delete_my dont_live ever_SEND f_you from_this
gave_you him_$ i_hereby i_unsubscribe i_will i_wont id_like interested_$ is_$ is_LAW is_harassment
it_stop kids_at last_time line_$ lose_this mande_mais marketing_$ me_$ me_alone meine_nummer
more_text my_AGREE my_attorney my_cell my_subscription name_off need_to no_$ no_. no_me
notifications_$ of_my opt_me optout_thanks pay_per please_no quit_sending reminders_$ room_$
still_getting stop_, take_a text_$ text_again texts_$ that_school the_LIST the_info the_last
there_anymore think_you third_time to_CURSE to_hear to_hell turn_off up_$ updates_$ was_my
whats_the would_like you_have you_my you_stop =1 NOT_need NOT_reach ^_REMOVE ^_knock ^_quero ^_so
already_told did_i i_withdraw ich_wunsche leave_ME my_consent por_favor quero_cancelar reach_out
spam_$ stop_. take_the texted_$ texting_$ the_messages there_in to_end when_did when_do who_gave
would_be you_got =-1 ME_the NUMBER_, TEXTS_are ^_AGREE ^_nothing ^_spam ^_text ^_which are_you
does_the dont_quit i_REMOVE i_need merci_$ mom_$ my_KIN needed_$ no_, person_$ thanks_$ that_$
this_isnt =-2 ,_be ,_where 10_$ 30_$ 7_$ ASK_make ME_anymore ME_to ME_two NOT_, NOT_got SEND_and
STOP_and STOP_early STOP_in STOP_is STOP_lol STOP_on STOP_snoring STOP_to ^_ASK ^_did ^_ill ^_let
^_opt ^_to a_dog a_refund a_table anything_else are_great are_the at_moms blue_$ bus_$ can_i
cancel_dinner cant_make class_? coffee_$ delete_that did_you died_$ dinner_$ dog_$ dont_leave
drop_off email_ME email_me first_$ found_it from_hulu from_the get_ME get_me he_NOT he_wont help_$
help_ME help_me i_cant i_quit i_sign i_take i_told im_out is_at is_broken is_not it_up kind_$
la_cita me_to me_two my_appointment my_boss my_new my_sister my_son never_got no_no noon_$
nothing_more omg_STOP omg_stop on_friday online_$ order_$ our_reservation over_$ please_make
quit_early quit_worrying same_$ schedule_$ see_you send_it send_the snoring_$ start_NOT
start_without stop_in stop_is stop_lol table_$ take_10 text_and thanks_. the_alerts the_bus
the_invoice the_new the_roster the_sale the_schedule the_snow they_NOT to_miss to_reply to_stop
to_the today_, until_monday up_no want_the what_NUMBER what_number when_does where_do who_dis
wrong_address wrong_day you_ask you_dont you_said you_take you_text =-3 ,_call ,_how ,_i ,_is ,_its
,_need ,_sorry ,_use 10_off 5th_$ KIN_to ME_know NOT_i NOT_mine NOT_my NOT_now NOT_puedo NOT_sure
NOT_worry NUMBER_? SEND_him STOP_crying STOP_my STOP_time ^_NOT ^_absolutely ^_add ^_again ^_be
^_call ^_confirmed ^_cross ^_danke ^_dont ^_el ^_haha ^_help ^_its ^_liked ^_lost ^_omg ^_perfect
^_please ^_put ^_reschedule ^_see ^_send ^_sorry ^_start ^_tell ^_thank ^_these ^_this ^_update
^_why ^_will a_ride add_ME agreed_to all_good and_shop around_noon autopay_$ back_$ be_late
before_9 birthday_$ by_$ call_me called_ME called_me cancel_my cancel_that cant_stop car_$ card_$
cebola_$ cita_$ color_$ confirm_$ does_it dont_worry esquina_$ fast_$ fee_$ floor_$ for_a forgot_to
fries_$ from_netflix from_reply front_$ gas_$ got_it guest_LIST guest_list have_no i_didnt i_gave
i_got i_moved i_not i_stop i_stopped i_want ill_call in_the is_blocked is_my is_tyrone it_, it_was
it_your keine_milch know_$ last_message link_$ lunch_$ mail_$ manana_$ me_anymore me_know month_$
more_money more_than my_card my_phone my_spot need_the new_NUMBER night_$ no_puedo no_reply not_now
not_sure number_? of_town off_and off_speaker old_card on_ME on_me one_$ one_, one_of only_$
opt_for outside_$ pedido_$ photo_$ pickles_$ problem_$ ready_$ receipt_$ receive_TEXTS
receive_texts remove_the reply_STOP reply_stop report_a reschedule_$ saturday_$ sent_from
shopping_LIST shopping_list sister_$ so_much sorry_i speaker_$ start_$ stop_crying street_$ text_me
text_you the_SEND the_car the_end the_guest the_red the_shopping the_stain the_wait the_waitlist
then_$ these_reminders these_texts this_one this_weather thursday_$ tickets_$ to_bring to_contact
to_wait told_him tonight_$ too_kind town_$ turn_the two_$ wait_LIST wait_list waiting_$ want_TEXTS
want_texts want_to way_. weekend_$ when_will why_NOT why_dont wifes_NUMBER will_i with_my work_$
wrong_date you_a you_remove you_resend you_then you_there your_house your_too =-4 ,_KIN ,_can 12_$
6_$ AGREE_for ASK_$ KIN_STOP ME_before ME_more NOT_coming NOT_fair NOT_make NOT_needed NOT_nuts
NOT_this NOT_working NUMBER_of REMOVE_a REMOVE_off SEND_a SEND_it STOP_at STOP_maria STOP_sign
TEXTS_about TEXTS_now ^_KIN ^_amen ^_c ^_can ^_confirm ^_decline ^_delete ^_emma ^_este ^_estoy
^_found ^_happy ^_hope ^_info ^_interested ^_jarrive ^_k ^_list ^_maybe ^_new ^_no ^_numbers ^_out
^_peace ^_phone ^_r ^_same ^_sent ^_texting ^_thats ^_use ^_whats ^_who ^_whos ^_y a_day a_message
address_$ after_work already_here and_drive and_get appointment_$ at_the azucar_$ bad_$ business_$
c_$ call_my cancelar_mi cancelled_? change_$ changed_$ cheese_$ cold_$ confirmar_$ confirmed_$
cut_off day_$ demain_$ didnt_unsubscribe dr_. driving_$ drop_me early_$ end_of ended_up ever_$
for_me form_$ get_TEXTS get_it get_texts getting_your go_tigers have_a helpful_$ him_to hope_you
hoy_$ i_cancel i_lost i_subscribe ice_$ ich_komme im_a im_interested in_$ in_my in_person is_on
je_suis k_$ keep_ME keep_me kommen_$ like_getting llamar_$ maria_$ mas_azucar mas_de me_a me_before
me_more mind_$ more_of morning_$ mushrooms_$ my_insurance my_mom new_phone next_STOP next_stop
no_nuts nolonger_have not_going not_my not_this number_from number_of numero_de of_the off_hold
oh_STOP oh_stop park_$ pas_de place_$ plus_tard quero_cebola questions_$ quit_smoking quote_$
refund_$ remove_a repondez_STOP repondez_stop resend_$ right_$ right_? seat_$ she_STOP so_helpful
soda_$ sorry_$ stop_and stop_at stop_maria stop_sign stop_to subscription_box tag_$ team_$ the_flu
the_owner the_paper these_messages they_should through_$ to_send to_treat to_you us_$ voicemail_$
vote_$ we_dont we_have week_$ what_time who_am win_$ working_$ worry_$ worrying_$ wrong_chat
wrong_item y_$ you_do your_texts =-5 ,_who 3_$ 50142_$ 8_$ 9_$ ME_back ME_with NOT_leave NOT_lose
NOT_mind NOT_way REMOVE_that STOP_playing TEXTS_on TEXTS_you ^_LIST ^_as ^_cant ^_day ^_gracias
^_hello ^_here ^_lets ^_merci ^_mi ^_obrigado ^_off ^_one ^_pass ^_sou ^_soy ^_subscribe a_SEND
antworten_sie asked_my attached_$ awesome_$ better_$ bother_$ call_, check_$ come_$ da_$ dessert_$
dont_bother dont_cancel dont_forget dont_lose en_la este_es get_the go_$ go_ahead got_ME got_me
heute_$ hoje_$ home_$ i_STOP i_consent i_text instead_of interesa_$ interested_in iphone_$ john_$
kann_nicht keine_zwiebeln kids_$ last_STOP last_stop last_text later_$ like_these lost_my me_back
me_the me_with mi_cita mine_$ mondays_$ my_LIST my_last my_order nai_plus nao_posso need_a
need_anything never_stop no_way non_STOP non_stop nope_$ off_at onions_$ pagar_$ pare_na patient_$
perfect_$ please_$ raining_$ rush_$ sie_STOP sie_stop sign_$ signed_$ size_$ spot_$ stop_worrying
thank_you thanks_for this_month this_time time_$ to_call today_$ truck_STOP truck_stop twice_$
unsubscribed_from want_more weather_$ went_to whats_on when_you why_did without_me works_$
wrong_LIST yeah_$ yes_SEND you_never your_NUMBER =-6 ,_text ASK_, KIN_, KIN_will ME_a NOT_getting
NOT_going SEND_you STOP_smoking ^_all ^_any ^_done ^_got ^_keep ^_si ^_sign ^_thanks ^_the ^_what
^_withdraw about_this busy_$ call_$ charge_$ de_responda doesnt_text dont_remove emails_$ esperar_$
for_ME gets_these getting_TEXTS got_your hungry_$ i_AGREE i_love insurance_$ interested_. is_it
it_to leave_it love_these making_ME making_me malade_$ my_old my_wifes not_getting on_my please_,
please_send plus_de rain_$ stop_by tenho_mais texts_about there_$ these_TEXTS this_rain to_cancel
to_go to_pay traffic_$ tuesday_$ update_my way_$ will_STOP will_stop =-7 ASK_keep ME_TEXTS
NOT_cancel NOT_forget STOP_by STOP_worrying ^_LAW ^_are ^_both ^_my ^_she ^_they about_the be_there
bien_$ class_$ contact_my day_off dont_unsubscribe great_$ how_much i_like ich_kann last_SEND
late_$ monday_$ ok_$ please_keep reported_the sick_$ still_want tomorrow_$ who_else yet_$
you_REMOVE your_text =-8 ,_SEND REMOVE_the ^_NUMBER ^_cest ^_contact ^_does date_$ es_mi for_you
is_this too_$ use_this whos_this wont_stop yes_$ yo_soy your_SEND =-9 4_$ ASK_SEND ^_TEXTS ^_he
^_is ^_love do_you dont_stop dont_take haha_$ lol_$ =-10 ?_$ ^_a coming_$ friday_$ this_week =-11
5_$ NOT_take =-13 NOT_REMOVE ^_SEND =-17 NOT_STOP
"""
