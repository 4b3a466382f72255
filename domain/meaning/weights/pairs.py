"""Two words side by side, by how far they lean, in tenths: made by `make weights`."""

from typing import Final

TABLE: Final = """
=23 LAW_$ =18 CURSE_$ =17 REMOVE_$ =15 STOP_$ TEXTS_$ =14 the_LAW =12 ,_STOP SEND_$ part_of =11
._ASK ._please from_you off_$ =10 ,_REMOVE STOP_SEND STOP_it ^_$ baja_$ blocked_$ junk_$ melissa_$
numero_$ sair_$ subscription_$ =9 ._STOP ASK_STOP NOT_him NOT_use NUMBER_$ STOP_this annoying_$
as_a be_SEND but_STOP contato_$ deceased_$ desabonner_$ get_these my_info optout_$ paren_$ remove_$
stop_$ this_? to_do wrong_person =8 ,_this ,_you KIN_alone NOT_tyrone REMOVE_ASK REMOVE_ME STOP_ASK
^_basta ^_schluss a_KIN interesse_$ is_a lista_$ mais_$ my_NUMBER of_STOP off_? off_this paz_$
plus_$ reported_$ said_STOP said_stop signing_up suck_$ these_$ these_? times_$ unsubscribed_$ =7
,_NOT ,_enough ,_remove ._off ._stop ASK_REMOVE NOT_AGREE NOT_SEND NOT_asked NOT_call NOT_carlos
NOT_for NOT_interested NOT_mike NOT_soy NOT_understand SEND_TEXTS STOP_TEXTS TEXTS_, TEXTS_. ^_alto
^_apague ^_arretez ^_aufhoren ^_forget ^_nunca ^_unsubscribe abmelden_$ ahi_$ already_unsubscribed
and_i are_not asking_$ be_coming but_stop de_publicite delete_me do_one dont_call email_only
for_money for_this forget_i hearing_from i_be i_unsubscribed if_these inscricao_$ isso_$ just_STOP
just_stop live_here loschen_$ mas_$ mike_$ moi_$ molesten_$ nada_$ nao_e nicht_$ no_soy nolonger_a
not_interested on_this optedout_$ permission_$ reminders_, removal_$ right_to rosa_$ scam_$ spam_.
suis_pas the_TEXTS the_attorney the_hint this_NUMBER this_STOP this_to too_many want_off warning_$
watch_$ way_too were_NOT you_not =6 ._i 5_times ME_alone ME_for NOT_a NOT_apply NOT_marcus
NOT_members NOT_wnt NUMBER_anymore REMOVE_? SEND_from STOP_w ^_borrenme ^_cessez ^_chega ^_consent
^_de ^_esta ^_f ^_get ^_nao ^_nuff ^_numero ^_optout ^_reported ^_revoke ^_sair ^_veuillez ^_youve
already_optedout anymore_$ are_driving awful_$ block_you blocking_you ca_$ cancelar_$ come_off
contact_$ crap_$ customer_$ cut_it data_$ de_la didnt_subscribe donnees_$ dont_ask dont_reply
dont_wnt else_$ esto_$ everything_$ forever_$ from_LIST further_ASK further_please getting_this
girl_lol go_away here_$ his_KIN i_object instead_, is_nolonger last_week leaving_the looking_for
me_for mehr_$ membership_$ merci_darreter mitteilungen_$ more_SEND more_TEXTS my_data my_inbox
my_kids my_right named_teresa nao_sou next_SEND not_members of_your off_. paix_$ pare_$ persona_$
plus_rien propaganda_$ recipient_$ remover_$ report_you reporting_you riddance_$ sale_$ schreiben_$
should_be sie_mich signed_up someone_else still_on stop_please suscripcion_$ text_from the_person
there_, this_phone w_the wrong_$ wrong_NUMBER wrong_girl wrong_lady wrong_number you_could =5
,_dont ,_go ,_quit ,_stop ._REMOVE ._remove AGREE_$ ASK_take DEAD_$ LAW_calls ME_desinscrire ME_off
NOT_donating NOT_go NOT_her NOT_interest NOT_melissa NOT_mor NOT_on NOT_opt NOT_shopped NUMBER_.
NUMBER_is NUMBER_out REMOVE_my SEND_again SEND_too STOP_NOT STOP_now STOP_these STOP_today
TEXTS_ASK ^_STOP ^_blocking ^_bruh ^_bs ^_cut ^_dejenme ^_eliminar ^_for ^_incorrect ^_lol ^_los
^_nolonger ^_parar ^_parem ^_reply ^_sstop a_clue a_rest ab_$ after_that after_this already_$
anything_$ are_$ auf_mir be_deleted berichten_meer bloquear_$ bs_$ by_that cancel_$ cancelled_my
chick_$ company_$ day_? de_baja deals_$ dejen_de der_liste descadastrar_$ didnt_opt die_falsche
dis_NOT dis_aint disturb_$ dont_use email_$ end_$ enough_$ es_$ escribir_$ every_SEND for_these
from_now geen_berichten give_it guy_$ hate_you have_already have_anything hear_from hell_$ hint_$
i_decline i_go i_know i_revoke in_this in_your information_$ is_closed is_for is_melissa is_the
it_down ive_asked knock_it la_baja last_warning lawyer_calls leave_my liste_$ long_will los_voy
me_desinscrire mecrire_$ melissa_? messaggi_$ mir_zu molestar_$ money_$ more_. my_$ my_account
my_lawyer my_number my_optout need_TEXTS never_asked next_text no_interest no_mor no_stop
not_carlos not_her now_on nummer_$ off_your ok_cancel on_NOT or_SEND out_$ parar_$ per_SEND
per_text period_$ phone_$ phone_anymore please_discontinue please_take please_unsubscribe
publicidad_$ publicite_$ quit_it receive_these refuse_$ reicht_es revoke_$ rocks_$ she_passed
sstop_$ stop_doesnt stop_now stop_of stop_today text_, that_name the_business the_room the_team
the_tenant the_weekly them_paz there_anymore these_anymore this_$ this_LIST this_go this_is
this_list to_ask unsubscribe_$ unsubscribed_last want_$ we_closed werbung_$ wrong_chick wrong_guy
you_$ you_estuvo you_keep you_think your_LIST =4 ,_ASK ,_never ,_not ,_please ,_she ,_take
,_unsubscribe ._NOT ._dont ?_STOP ?_stop ASK_NOT ASK_cancel DEAD_in KIN_at ME_escriban ME_of ME_out
NOT_ask NOT_es NOT_gave NOT_hit NOT_live NOT_lived NOT_manden NOT_mo NOT_molestar NOT_more NOT_will
NUMBER_off REMOVE_both SEND_someone SEND_to STOP_. STOP_asking STOP_blowing STOP_bugging
STOP_hitting STOP_period STOP_thank TEXTS_a TEXTS_after TEXTS_my ^_burn ^_cancelar ^_cancle ^_dejen
^_fraud ^_keine ^_kick ^_lady ^_lose ^_ne ^_ok ^_read ^_report ^_reporting ^_saquenme ^_second
^_shame ^_shove ^_stoo ^_stop ^_unsubscribed a_hike a_inscricao account_$ all_TEXTS alone_$ alto_$
and_STOP asked_nicely away_, been_a bitte_streichen bloque_$ but_ASK but_please cancel_.
cancel_this cancle_$ carlos_$ com_isso consent_$ contacto_$ de_mecrire died_in discontinue_$
doesnt_live dont_come dont_hit dont_reach dont_send en_paz enough_. enough_already enough_of
fraud_$ friday_ones from_this from_your front_desk further_TEXTS get_bent get_lost get_my go_to
good_riddance got_the hate_these havent_lived he_cant hike_$ how_dare i_ended i_have i_optout
i_refuse i_said im_NOT im_calling im_done im_not immediately_$ it_a it_if keine_nachrichten
lives_here me_escriban me_of mensagem_$ mi_contacto mo_$ mon_numero my_LAW my_line nachrichten_$
name_$ nao_ME nao_me ne_plus never_gave never_will no_es no_manden no_melissa no_mo no_molestar
no_more no_need no_right not_for nothing_further number_is number_out numbers_$ off_ASK off_of
off_please ok_STOP ok_stop on_dont on_you ones_$ pare_de personne_$ phone_. please_cancel
please_stop police_$ promos_$ quero_sair quit_texting read_the registry_$ reicht_$ remove_both
request_$ right_person saquenme_de screw_you sent_STOP sent_stop shame_on shove_your shut_up so_ASK
so_annoying so_please specials_$ stoo_$ stop_period stop_thank stop_this svp_$ take_ME take_my
take_us taking_my texting_me texts_no texts_please the_LIST the_REMOVE the_friday the_third them_$
this_stop to_anything to_block to_text too_much unsubscribe_? unsubscribed_ASK unsubscribed_please
us_off voy_a want_NOT want_out way_to were_not who_is why_are why_do wish_to with_the with_these
with_you word_to years_$ yo_NOT yo_no you_are you_getting you_send you_still you_to your_deals
your_list your_looking your_texting youve_been =3 ._and AGREE_in KIN_is LIST_$ NOT_. NOT_deseo
NOT_give NOT_mas NOT_means NOT_reply NOT_sign NOT_signed NOT_wish NUMBER_obtained REMOVE_.
STOP_after STOP_all STOP_last STOP_them STOP_with TEXTS_ME TEXTS_for ^_abmelden ^_arret ^_arrete
^_back ^_bitte ^_ce ^_cease ^_como ^_dis ^_enlevez ^_havent ^_ich ^_pare ^_screw ^_shut ^_vou
^_vous ^_whoever a_child a_customer after_$ ago_$ agree_to all_of ana_, and_take any_of anymore_of
are_annoying are_texting arret_$ asked_to at_work away_$ back_off be_contacted beat_it block_this
cancel_ME cancel_me cancelar_suscripcion ce_nest clue_$ como_cancelo contacted_$ da_lista
database_$ de_escribirme de_mensagem de_su dead_$ dessa_lista didnt_sign dont_text es_reicht
escribirme_$ f_you fcc_$ for_$ gave_you get_a good_on great_if have_been i_agree i_cancelled i_dont
i_make i_mean i_on id_like im_optout in_years inbox_$ interested_$ interested_at is_$ is_illegal
job_$ keine_SEND keine_message keine_weiteren keine_werbung know_who know_you last_time list_$
many_texts mas_promociones mauvais_numero me_alone me_off means_NOT means_no mes_donnees messages_$
meu_contato meu_numero months_ago more_$ more_text moved_out my_AGREE my_contact my_information
my_mind my_mother my_name name_off ne_suis need_for nest_pas never_opted never_signed nicht_mehr
no_deseo no_mas no_me no_means nolonger_wish notifications_$ number_obtained numero_equivocado
numero_errado nummer_loschen of_all of_it of_my of_these of_you opt_ME opted_in optout_ASK
optout_please promociones_$ recibir_mas remove_. remove_please reply_$ said_NOT service_$ so_you
stop_contacting stop_last stop_with text_again text_to texting_a texting_my texts_from that_school
the_NOT the_dont the_fcc the_one the_system the_texts the_word these_STOP these_are these_off
third_time this_thing time_asking times_do tired_of to_be to_hear told_you turn_these up_$
update_your updates_$ us_out want_them want_your we_nolonger what_this where_did who_gave who_you
why_am will_keine will_this wont_be would_like you_ASK you_CURSE you_STOP you_in you_my you_please
you_stop you_suck your_NOT youve_got =2 ,_no ME_be ME_retirer NOT_TEXTS NOT_again NOT_come
NOT_disturb NOT_know NOT_need NOT_reach NOT_want STOP_, ^_beat ^_cancel ^_didnt ^_enough ^_favor
^_id ^_kein ^_leave ^_quero ^_want a_patient all_$ and_REMOVE and_stop at_that be_$ be_texted
call_LIST call_list dont_disturb dont_know ever_SEND future_TEXTS getting_these how_can i_hereby
i_sent i_unsubscribe ich_will is_harassment is_there it_$ it_stop kids_at leave_us lose_this
manden_mas me_$ me_be me_retirer my_attorney my_family my_subscription need_these need_to
never_again no_. nope_. please_delete please_no por_favor quit_sending reach_out reminders_$
said_no sold_the spam_$ stop_, take_a text_$ text_my texted_$ texts_$ thanks_, the_info
the_reminder there_in to_CURSE to_ME to_a to_get to_hell to_me to_this turn_off was_my whats_the
when_do work_phone would_be your_system yourself_$ =1 NOT_tengo ^_blocked ^_junk ^_knock ^_por ^_so
^_supprimez ^_wrong are_NOT at_all delete_my dont_live dont_need i_never i_withdraw ich_wunsche
is_LAW leave_ME line_$ me_out meine_nummer message_me my_consent no_tengo quero_cancelar room_$
still_getting stop_. take_the texting_$ the_right to_end to_receive when_did you_ever you_got
your_messages =-1 ^_bye ^_nothing ^_scam ^_text ^_which cant_make favor_de fine_$ good_$ he_NOT
im_out in_the me_to my_appointment my_phone my_sister the_sale want_the you_said you_text =-2 ,_its
,_where 5th_$ KIN_lol ME_anymore ME_to ME_two NOT_, NOT_sure NUMBER_? SEND_him STOP_and STOP_early
STOP_eating STOP_in STOP_is ^_confirmed ^_did ^_great ^_haha ^_help ^_ill ^_its ^_let ^_liked
^_maybe ^_need ^_no ^_opt ^_put ^_would a_dog a_refund anything_else are_great are_you autopay_$
bag_$ before_9 bother_you bus_$ can_the cancel_my cancel_that cita_$ confirm_$ did_$ does_the fee_$
from_the get_ME get_it get_me got_it he_STOP he_quit he_wont help_$ i_cant i_need i_quit i_take
id_rather kind_$ la_cita me_anymore me_two milk_$ my_boss my_card my_new needed_$ never_text no_,
no_i not_sure number_? omg_STOP omg_stop on_ME on_friday on_me online_$ only_$ order_$
our_reservation outside_$ over_$ pickles_$ quit_worrying reschedule_$ reservation_$ send_it start_$
stop_eating stop_lying table_$ text_and texts_are thanks_. the_alerts the_bus the_invoice the_order
the_roster the_shopping the_stain the_wait this_one thursday_$ to_bother to_bring to_miss turn_the
two_$ wait_LIST wait_list want_it who_are will_call would_you wrong_address =-3 ,_call ,_i ,_need
,_sorry ,_use 10_off 7_$ KIN_STOP KIN_to ME_before ME_know ME_on NOT_i NOT_in NOT_make NOT_mean
NOT_mine NOT_now NOT_puedo STOP_crying STOP_lying STOP_my STOP_sign STOP_time STOP_to TEXTS_now
^_ASK ^_absolutely ^_add ^_amen ^_c ^_call ^_clear ^_confirm ^_cross ^_gotta ^_happy ^_jarrive
^_list ^_lost ^_nah ^_nonstop ^_okay ^_omg ^_out ^_perfect ^_pull ^_reschedule ^_same ^_send ^_sent
^_sorry ^_start ^_tell ^_thank ^_thats ^_to ^_traffic ^_update ^_whos ^_y ^_yep a_ride address_$
agreed_to and_drive around_noon ate_$ back_$ bad_$ business_$ by_$ cake_$ call_me called_ME
called_me can_i cant_stop car_$ card_$ care_$ cebola_$ cheese_$ color_$ delete_the didnt_mean
died_$ dinner_$ does_it dog_$ dont_bother dont_leave drop_off eggs_off ended_up enough_for for_a
for_me for_us fries_$ from_reply front_$ gas_$ get_TEXTS guest_LIST guest_list helpful_$ hold_ASK
hold_please hope_you house_$ i_already i_didnt i_gave i_got i_just i_moved i_not i_stopped i_told
ice_$ im_in im_interested in_$ in_a is_broken is_off it_, it_with ive_been keep_ME keep_me
keep_sending keine_milch last_message link_$ lunch_$ lying_$ mail_$ manana_$ maybe_$ me_a me_before
me_know me_the month_$ moved_to mute_the my_mom my_spot need_the new_phone nice_$ night_$ no_puedo
no_reply nolonger_need not_now number_from of_the of_town off_hold old_card one_of opt_for park_$
pas_de pedido_$ photo_$ problem_$ questions_$ remove_a remove_the reply_STOP reply_stop report_a
saturday_$ schedule_$ seat_$ sent_from shopping_LIST shopping_list sister_$ so_helpful so_much
sorry_for speaker_$ stop_crying stop_sign stop_snoring street_$ sweet_$ the_car the_end the_guest
the_office the_red the_waitlist then_$ these_reminders these_texts this_again this_time
this_weather through_$ to_the too_kind until_monday up_no wait_$ was_off what_time when_will
when_you with_my wrong_chat wrong_date wrong_item y_$ yep_$ you_TEXTS you_a you_ask you_do
you_remove you_resend you_texting you_then your_house your_phone your_texts your_too =-4 12_$
50142_$ 6_$ AGREE_for ASK_$ CURSE_i ME_back ME_with NOT_bad NOT_coming NOT_my NOT_nuts NOT_tell
NOT_working NUMBER_of REMOVE_a REMOVE_off SEND_a STOP_at STOP_snoring STOP_teasing TEXTS_about
TEXTS_from ^_again ^_can ^_cant ^_dont ^_emma ^_found ^_give ^_gracias ^_hello ^_hit ^_info ^_k
^_merci ^_obrigado ^_one ^_pass ^_peace ^_please ^_r ^_sou ^_stay ^_thanks ^_these ^_this ^_use
^_whatever ^_whats ^_will a_message about_this after_work already_here and_get appointment_$ are_so
asked_my awesome_$ azucar_$ be_late block_off c_$ call_$ call_, call_my change_$ changed_my check_$
cold_$ come_$ confirmar_$ demain_$ did_you didnt_unsubscribe drive_$ driving_$ early_$ easy_$
end_of ever_$ for_all forget_it form_$ from_netflix get_texts girl_$ give_ME give_me go_get guess_$
have_a have_no hello_$ him_to how_do hoy_$ i_cancel i_lost ich_komme idea_$ im_a interested_in
iphone_$ is_blocked is_my is_on je_suis k_$ kids_$ kommen_$ later_$ leave_it like_getting llamar_$
love_getting mas_azucar mas_de me_back me_with mind_$ mine_$ more_money more_than morning_$
mushrooms_$ my_LIST my_insurance never_stop new_NUMBER no_nuts nolonger_have non_STOP non_stop
nope_$ not_my number_of off_and off_on off_speaker okay_$ or_NOT or_not perfect_$ phone_was place_$
please_$ plus_tard printer_$ proud_of quero_cebola receive_TEXTS receive_texts refund_$
repondez_STOP repondez_stop resend_$ right_? rush_$ safe_$ she_STOP sign_$ signed_$ snoring_$
sorry_$ sorry_i spot_$ stop_and stop_at stop_teasing stop_to subscription_box sure_$ team_$ text_me
texting_from thank_you that_$ the_flu the_owner the_paper they_should this_cold this_month
tickets_$ time_$ to_$ to_call to_contact to_treat to_you told_ME told_me tonight_$ town_$ us_$
vote_$ waiting_$ want_to way_. we_have week_$ whats_on where_do working_$ worry_$ worrying_$ yeah_$
you_up your_message your_text =-5 ,_KIN ,_can ,_text ,_who 3_$ 8_$ 9_$ NOT_getting NOT_hungry
NOT_lose NOT_mind NOT_see NOT_this REMOVE_that SEND_it STOP_playing TEXTS_him TEXTS_on ^_CURSE
^_KIN ^_LIST ^_NOT ^_as ^_day ^_este ^_go ^_here ^_mi ^_new ^_off ^_si ^_soy ^_the ^_withdraw
a_SEND antworten_sie at_the attached_$ be_there better_$ bother_$ busy_$ cancelar_mi charge_$ da_$
day_$ dessert_$ does_this dont_cancel dont_forget dont_lose dr_. eat_$ en_la este_es first_$ for_ME
gets_these getting_your go_ahead got_ME got_me got_your heute_$ hoje_$ hungry_$ i_STOP i_consent
i_subscribe insurance_$ interesa_$ john_$ kann_nicht keine_zwiebeln know_$ last_STOP last_stop
last_text like_these lost_my mi_cita more_of my_last my_order nai_plus nao_posso need_a next_STOP
next_stop not_getting not_going not_hungry not_this numero_de off_at pagar_$ pare_na quit_smoking
quote_$ raining_$ ready_$ see_this show_$ sie_STOP sie_stop size_$ stop_worrying texting_him
thanks_for that_NUMBER that_number there_$ these_messages today_$ traffic_$ truck_STOP truck_stop
twice_$ update_my voicemail_$ want_more was_TEXTS we_dont weather_$ well_$ went_to why_NOT why_did
will_STOP will_stop works_$ wrong_LIST your_KIN your_number =-6 ASK_keep ME_a NOT_forget NOT_leave
NOT_way STOP_worrying ^_any ^_are ^_done ^_got ^_lets ^_my ^_she ^_sign ^_subscribe ^_what
about_the bien_$ class_$ cut_off de_responda doesnt_text dont_remove emails_$ esperar_$ get_the
home_$ i_AGREE i_like i_text instead_of is_it just_SEND love_these malade_$ maria_$ mondays_$
my_wifes need_anything no_way ok_$ please_keep please_send plus_de rain_$ sleep_$ still_want
tenho_mais texts_about these_TEXTS this_rain to_cancel to_go to_pay tomorrow_$ tuesday_$ way_$
who_else without_me yo_soy you_never you_there =-7 ASK_, KIN_, KIN_will ME_TEXTS NOT_cancel
REMOVE_the STOP_by STOP_smoking ^_LAW ^_all ^_both ^_contact ^_hope ^_keep ^_texting ^_they ^_who
contact_my date_$ day_off dont_unsubscribe getting_TEXTS go_$ how_much ich_kann im_full
interested_. last_SEND late_$ making_ME making_me monday_$ my_old on_my please_, stop_by too_$
unsubscribed_from want_these whos_this yes_$ yet_$ you_REMOVE your_SEND =-8 NOT_going ^_cest ^_does
^_he dont_stop dont_take es_mi for_you great_$ haha_$ is_this it_to onions_$ reported_the sick_$
your_NUMBER =-9 ,_SEND 4_$ ?_$ ASK_SEND ^_NUMBER ^_is ^_love coming_$ do_you i_love this_week
use_this wont_stop =-10 5_$ NOT_take ^_TEXTS ^_a lol_$ =-11 SEND_you friday_$ =-12 ^_SEND =-14
NOT_REMOVE =-16 NOT_STOP
"""
