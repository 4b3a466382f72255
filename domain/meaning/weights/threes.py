"""Three words side by side, by how far they lean, in tenths: made by `make weights`."""

from typing import Final

TABLE: Final = """
=11 NOT_SEND_ME =9 the_LAW_$ =7 NOT_more_$ NOT_more_TEXTS ^_STOP_SEND no_more_$ not_me_$ this_?_$
with_the_TEXTS =6 ,_this_is NOT_AGREE_$ NOT_TEXTS_$ NOT_him_$ REMOVE_?_$ REMOVE_ASK_$ STOP_._$
STOP_it_$ STOP_the_TEXTS ^_NOT_a ^_REMOVE_ASK ^_STOP_$ ^_nolonger_a ^_stop_the ^_were_NOT
from_you_$ my_info_$ my_membership_$ of_you_$ signed_up_$ to_be_SEND you_STOP_$ you_stop_$ =5
,_enough_$ ,_thanks_$ ._STOP_$ ._stop_$ ASK_REMOVE_ME ASK_STOP_$ ME_off_$ NOT_SEND_$ NOT_TEXTS_ASK
NOT_interested_$ NOT_live_here NOT_tengo_hijos NOT_vote_$ NUMBER_,_she REMOVE_ME_$ REMOVE_from_LIST
^_REMOVE_ME ^_STOP_ASK ^_STOP_TEXTS ^_do_one ^_for_the ^_im_on ^_leave_my ^_lose_my ^_this_NUMBER
^_you_SEND be_SEND_$ but_NOT_more but_no_more cant_vote_$ do_one_$ dont_text_$ enough_,_thanks
get_these_? go_away_$ got_the_wrong have_NOT_KIN im_out_$ leave_ME_alone live_here_$ me_off_$
mes_donnees_$ more_._$ moved_out_$ my_AGREE_$ my_LAW_$ my_account_$ ne_suis_pas need_to_text
no_tengo_hijos of_it_$ on_the_team shut_up_$ take_the_hint the_company_$ this_NUMBER_is to_come_off
want_to_know way_too_many with_the_texts wrong_NUMBER_$ wrong_number_$ you_get_my you_need_to =4
,_NOT_ME ,_NOT_need ,_STOP_$ ,_im_out ,_stop_$ AGREE_to_anything ASK_NOT_SEND ME_be_$ NOT_AGREE_to
NOT_KIN_at NOT_ME_interesa NOT_apply_to NOT_call_$ NOT_call_ME NOT_more_. NOT_need_these NOT_on_the
NOT_want_them REMOVE_my_NUMBER REMOVE_my_info SEND_ME_again SEND_my_work STOP_ASK_$ STOP_NOT_work
STOP_SEND_my STOP_it_now STOP_now_$ STOP_these_TEXTS STOP_this_$ ^_CURSE_$ ^_NOT_want ^_NOT_wnt
^_NOT_you ^_REMOVE_$ ^_STOP_it ^_STOP_the ^_dejen_de ^_did_i ^_dont_reply ^_dont_want ^_dont_wnt
^_enough_$ ^_get_a ^_good_riddance ^_he_DEAD ^_i_object ^_i_sold ^_i_switched ^_los_voy
^_merci_darreter ^_my_son ^_nao_sou ^_next_SEND ^_ok_cancel ^_parar_$ ^_please_unsubscribe
^_read_the ^_reply_STOP ^_reply_stop ^_reporting_you ^_sair_$ ^_sstop_$ ^_take_my ^_they_moved
^_this_phone ^_unsubscribe_from ^_unsubscribed_ASK ^_unsubscribed_please ^_we_closed ^_were_not
^_wrong_girl ^_wrong_person ^_you_text already_optedout_$ are_annoying_$ are_driving_ME
are_driving_me be_turned_off by_that_name can_you_NOT can_you_not cancelled_my_membership
de_la_lista de_publicite_$ dont_call_$ dont_have_a dont_reply_$ dont_text_me dont_want_them
en_paz_$ for_money_$ from_LIST_$ further_ASK_$ further_please_$ girl_lol_$ good_riddance_$
he_left_the hear_from_you how_long_will how_rude_$ i_NOT_AGREE i_NOT_have i_NOT_own i_REMOVE_$
i_be_REMOVE i_decline_$ i_didnt_subscribe i_dont_own i_get_REMOVE i_getting_this i_have_to
i_optout_$ i_sent_STOP i_sent_stop im_on_the is_DEAD_$ is_melissa_? is_the_third it_down_$ it_off_$
la_baja_$ last_week_$ last_year_$ leaving_the_LIST leaving_the_list left_the_company los_voy_a
lose_my_$ make_it_STOP me_be_$ melissa_?_$ more_ASK_$ more_please_$ my_LAW_calls my_NUMBER_is
my_data_$ my_lawyer_calls my_number_is my_right_to need_to_SEND no_me_interesa no_more_. no_stop_$
nolonger_wish_to not_interested_$ of_this_$ off_?_$ ok_cancel_$ on_NOT_call on_dont_call
pas_de_publicite please_dont_text please_stop_$ read_the_room reicht_es_$ reporting_you_to
signing_up_$ stop_._$ stop_doesnt_work stop_now_$ take_my_name take_us_off text_me_, text_my_work
thanks_but_no thats_enough_, the_TEXTS_$ the_hint_$ the_room_$ the_third_time the_wrong_$ these_?_$
they_moved_$ this_STOP_$ this_is_$ to_anything_$ to_my_KIN to_receive_these unsubscribe_me_from
unsubscribed_ASK_$ unsubscribed_please_$ want_it_$ who_is_melissa why_do_i with_ME_$ with_you_$
wrong_girl_lol wrong_guy_$ wrong_person_$ you_NOT_SEND you_got_the =3 ,_ASK_NOT ,_REMOVE_ME ,_i_NOT
._STOP_. ASK_STOP_. ASK_STOP_TEXTS LIST_?_$ ME_at_work ME_off_of ME_thanks_$ ME_up_NOT NOT_AGREE_in
NOT_ME_$ NOT_SEND_again NOT_been_a NOT_carlos_$ NOT_es_el NOT_for_ME NOT_further_TEXTS
NOT_melissa_$ NOT_mo_$ NOT_molestar_$ NOT_need_TEXTS NOT_need_to NOT_opt_in NOT_reach_out
NOT_sign_up NOT_want_it NUMBER_anymore_$ NUMBER_is_for REMOVE_ME_from REMOVE_from_your SEND_ASK_$
SEND_TEXTS_$ SEND_these_to STOP_TEXTS_$ STOP_bugging_ME STOP_getting_these STOP_last_week
STOP_period_$ STOP_thank_you STOP_today_$ TEXTS_thank_you ^_ASK_STOP ^_NOT_mor ^_REMOVE_from
^_REMOVE_my ^_STOP_thank ^_STOP_this ^_TEXTS_. ^_already_told ^_alto_$ ^_arret_$ ^_can_somebody
^_cancel_ME ^_cancel_me ^_cancel_this ^_cancle_$ ^_como_cancelo ^_cut_it ^_get_bent ^_how_to
^_i_decline ^_i_ended ^_i_refuse ^_i_revoke ^_i_sent ^_i_unsubscribed ^_is_there ^_just_STOP
^_just_stop ^_last_warning ^_leave_ME ^_leave_us ^_lol_STOP ^_lol_stop ^_nao_ME ^_nao_me
^_next_text ^_no_mor ^_not_for ^_optout_ASK ^_optout_please ^_pare_de ^_quero_sair ^_saquenme_de
^_shame_on ^_she_DEAD ^_so_annoying ^_sold_the ^_spam_. ^_stop_please ^_stop_thank ^_the_dog
^_these_are ^_unsubscribe_me ^_when_did ^_wrong_NUMBER ^_wrong_number ^_yo_NOT ^_yo_no ^_you_estuvo
^_you_need ^_youve_been a_clue_$ a_customer_$ a_new_number already_unsubscribed_$ am_i_still
are_you_getting auf_mir_zu block_you_$ can_i_be chega_de_mensagem com_isso_$ da_lista_$ de_baja_$
der_liste_$ didnt_opt_in didnt_sign_up do_i_have do_i_make do_you_keep dont_live_here
dont_need_these dont_reach_out dont_send_me dont_want_it ever_STOP_$ for_the_last from_the_LIST
get_ME_off get_a_clue get_lost_$ get_me_off get_my_NUMBER get_off_my get_off_this get_these_$
getting_these_$ good_on_the got_a_new have_no_kids have_to_ask he_DEAD_$ i_NOT_be i_NOT_vote
i_NOT_wish i_REMOVE_? i_cant_vote i_have_already i_make_these i_said_NOT i_said_STOP i_said_stop
i_unsubscribe_? i_want_off i_wont_be ich_will_keine im_NOT_her im_not_her in_the_area in_years_$
je_ne_suis keep_getting_these leave_ME_be leave_me_be leave_us_alone let_ME_off let_me_off
like_to_STOP list_?_$ me_at_work me_off_of me_thanks_$ meu_contato_$ mi_contacto_$ my_KIN_graduated
my_NUMBER_$ my_NUMBER_obtained my_consent_$ my_inbox_$ my_information_$ my_lawyer_$
my_number_obtained my_work_phone need_TEXTS_$ nicht_mehr_$ no_es_el no_mo_$ no_molestar_$
not_carlos_$ off_ASK_$ off_my_NUMBER off_please_$ off_the_TEXTS on_this_LIST on_this_list
opt_ME_out please_stop_texting remove_me_$ remove_please_$ right_person_$ shame_on_you
still_on_your stop_getting_these stop_it_$ stop_last_week stop_period_$ stop_texting_$
stop_thank_you stop_today_$ take_my_NUMBER team_anymore_$ texts_please_$ the_LIST_? the_friday_ones
the_front_desk the_last_time the_police_$ the_right_person the_team_anymore the_word_to
the_wrong_person them_paz_$ this_LIST_$ this_is_LAW this_is_the this_list_$ to_ME_$ to_REMOVE_$
to_REMOVE_ME to_SEND_$ to_STOP_$ to_me_$ to_remove_me to_text_$ to_text_me to_the_LAW
to_unsubscribe_$ too_much_$ turn_off_TEXTS unsubscribe_?_$ unsubscribe_from_the up_for_this
want_them_$ was_my_NUMBER was_my_number we_are_NOT we_are_not whats_the_word when_did_i why_are_you
wrong_NUMBER_. you_NOT_$ you_are_$ you_ever_STOP you_keep_TEXTS you_keep_texting you_my_NUMBER
you_my_number you_not_$ you_to_STOP you_to_stop you_to_the your_looking_for youve_got_the =2
,_ASK_REMOVE ,_ASK_STOP ,_NOT_SEND ,_REMOVE_$ ,_please_dont ,_take_ME ,_take_me ._ASK_STOP
._and_take ?_STOP_$ ?_stop_$ AGREE_in_$ AGREE_to_SEND ASK_NOT_more ASK_REMOVE_$ ASK_update_your
ME_out_$ NOT_ME_escriban NOT_SEND_this NOT_call_LAW NOT_call_LIST NOT_go_to NOT_have_my NOT_live_in
NOT_means_NOT NOT_reply_$ NOT_signed_up NUMBER_,_NOT NUMBER_._$ NUMBER_is_on REMOVE_._$
REMOVE_from_this REMOVE_off_the REMOVE_this_NUMBER SEND_again_$ STOP_SEND_$ STOP_TEXTS_my
STOP_them_$ STOP_these_$ STOP_to_STOP STOP_with_the TEXTS_ASK_$ TEXTS_ME_? TEXTS_ME_about
^_ASK_REMOVE ^_NOT_TEXTS ^_NOT_deseo ^_NOT_disturb ^_NOT_es ^_NOT_interested ^_NOT_mas ^_NOT_means
^_NOT_reply ^_NOT_sign ^_NOT_soy ^_abmelden_$ ^_arretez_de ^_ce_nest ^_didnt_sign ^_dont_disturb
^_dont_send ^_enough_already ^_f_you ^_get_lost ^_go_to ^_he_left ^_how_rude ^_how_was ^_i_hereby
^_i_think ^_i_wont ^_ich_will ^_im_optout ^_ive_asked ^_keine_weiteren ^_knock_it ^_lose_this
^_my_kid ^_no_deseo ^_no_es ^_no_mas ^_no_means ^_no_soy ^_numero_equivocado ^_optout_thanks
^_please_discontinue ^_please_no ^_quero_cancelar ^_stop_$ ^_stop_texting ^_stop_this
^_thats_enough ^_turn_off ^_unsubscribe_$ ^_who_gave ^_why_am a_KIN_$ all_TEXTS_$ all_future_TEXTS
already_told_you am_i_on and_take_ME and_take_me ask_for_this asked_to_be at_work_$ be_great_if
call_LAW_$ call_LIST_$ call_list_$ can_take_ME cancel_my_subscription ce_nest_pas changed_my_mind
de_escribirme_$ de_mecrire_$ do_i_optout dont_call_list dont_call_me dont_contact_me dont_have_my
dont_text_my dont_want_the for_the_reminder for_this_? from_the_paper from_your_LIST gave_you_my
go_to_CURSE go_to_hell have_to_say i_SEND_to i_dont_have i_said_no i_think_you i_told_you
i_want_out i_want_to im_NOT_the im_done_with im_not_the is_my_KIN is_on_the knock_it_off
leave_me_alone lose_this_NUMBER lose_this_number make_it_stop many_times_do me_out_$ meine_nummer_$
mon_numero_$ my_KIN_DEAD my_KIN_is my_NUMBER_off my_NUMBER_out my_line_$ my_mind_, my_name_off
my_number_$ name_off_$ need_these_$ need_to_STOP need_to_stop never_opted_in never_signed_up
no_me_escriban no_means_no no_need_to no_texts_$ not_for_me not_on_the number_._$ number_is_on
off_the_LIST off_the_list off_this_LIST off_this_list off_your_LIST off_your_list on_the_NOT
on_the_dont opted_in_$ optout_thanks_$ out_of_this pay_per_SEND pay_per_text please_delete_my
please_no_more please_remove_$ please_remove_me please_unsubscribe_me please_update_your quit_it_$
remove_._$ report_you_$ said_NOT_$ said_STOP_$ said_no_$ said_stop_$ see_you_in sign_up_for
so_you_can stop_please_$ stop_to_end take_ME_off take_this_NUMBER text_me_again texting_me_?
texting_me_about the_NOT_call the_dont_call the_fcc_$ the_texts_$ there_in_years they_NOT_live
they_dont_live this_is_a this_phone_$ this_stop_$ times_do_i to_STOP_getting to_STOP_this
to_be_contacted to_get_these to_hear_from to_stop_getting told_you_to update_your_LIST us_off_the
want_to_get want_to_hear what_this_is who_gave_you why_am_i work_phone_, would_like_to
wrong_number_. wrong_person_, you_are_TEXTS you_are_texting you_can_STOP you_can_stop your_LIST_$
your_list_$ your_system_$ =1 ._REMOVE_ME ._remove_me ASK_REMOVE_my NOT_ever_SEND NOT_have_a
NOT_more_of NOT_wish_to REMOVE_my_AGREE SEND_ME_$ ^_ASK_take ^_NOT_SEND ^_NOT_ever ^_NOT_more
^_NOT_tengo ^_i_REMOVE ^_i_will ^_ich_wunsche ^_leave_me ^_make_it ^_my_KIN ^_my_LAW ^_my_lawyer
^_no_more ^_no_tengo ^_not_interested ^_opt_ME ^_please_take ^_por_favor ^_quit_it ^_whats_the
^_why_do a_new_NUMBER be_texted_$ cut_it_out did_i_sign do_i_unsubscribe from_your_system
future_TEXTS_$ have_the_wrong meu_numero_$ no_more_of of_these_ASK of_these_please opt_me_out
please_dont_send the_messages_$ to_be_texted to_end_$ too_many_TEXTS where_did_you who_you_are
withdraw_my_consent you_have_the you_take_ME you_turn_off =-1 LIST_._$ SEND_ME_when ^_count_ME
^_count_me ^_no_need ^_one_more ^_remove_me ^_send_me ^_take_ME ^_text_me ^_thank_you ^_when_does
anything_else_$ class_?_$ from_amazon_$ he_NOT_STOP i_NOT_want is_NOT_more is_no_more
lose_my_NUMBER more_room_at off_at_the reply_STOP_to reply_stop_to signed_up_for this_is_my
to_be_REMOVE to_receive_texts where_do_i who_is_this you_SEND_ME =-2 ,_can_you ASK_call_ME
ASK_keep_TEXTS ASK_make_sure ME_,_im ME_about_the ME_in_$ ME_instead_of ME_know_$ ME_to_the
NOT_SEND_him NOT_STOP_SEND NOT_call_the NOT_i_NOT NOT_make_it NOT_more_room NOT_quiero_la
NUMBER_,_ASK NUMBER_ASK_$ SEND_ME_back STOP_by_$ STOP_snoring_$ STOP_the_car ^_NOT_cancel ^_NOT_i
^_NOT_leave ^_NOT_need ^_NOT_now ^_NOT_thanks ^_STOP_by ^_c_$ ^_call_ME ^_call_me ^_cancel_that
^_dont_bother ^_dont_cancel ^_dont_leave ^_dont_quit ^_favor_de ^_get_ME ^_get_me ^_how_did
^_i_already ^_i_get ^_i_lost ^_i_told ^_i_want ^_ive_had ^_my_boss ^_my_number ^_my_sister ^_no_i
^_no_no ^_no_thanks ^_not_now ^_omg_STOP ^_omg_stop ^_pas_de ^_please_text ^_sick_of ^_stop_by
^_thats_all ^_these_texts ^_they_NOT ^_we_have ^_what_time ^_wrong_address ^_you_no a_refund_$
around_noon_$ at_your_house be_REMOVE_$ be_remove_$ before_9_$ can_i_SEND can_you_resend
cancel_my_appointment cant_make_it do_i_sign do_i_take do_you_ask do_you_have dont_call_the
dont_need_a for_the_TEXTS for_you_$ from_hulu_$ from_spotify_$ go_to_the got_your_SEND had_to_STOP
have_to_cancel her_KIN_, how_did_you i_NOT_got i_asked_for i_cant_stop i_lost_my i_never_got
i_unsubscribe_from is_the_wrong it_up_$ keep_TEXTS_ME keeps_TEXTS_ME keeps_texting_me let_ME_know
let_me_know list_._$ make_it_$ me_,_im me_about_the me_instead_of me_know_$ me_off_the me_to_the
mi_cita_$ my_KIN_to my_appointment_$ my_new_NUMBER my_old_card my_sister_$ my_son_$ nao_posso_ir
next_STOP_$ next_stop_$ no_more_room no_quiero_la number_?_$ of_this_weather of_town_$ on_friday_$
optout_of_the our_reservation_$ out_of_town please_call_me please_keep_texting please_make_sure
see_you_then start_NOT_ME start_without_me stop_by_$ stop_the_car take_10_off text_me_back
text_this_number thank_you_, thanks_._$ the_shopping_LIST the_shopping_list the_wait_LIST
the_wait_list these_TEXTS_$ these_messages_$ this_NUMBER_from this_number_from to_be_remove
to_cancel_my to_come_$ to_contact_me to_stop_texting to_you_$ too_kind_$ up_for_the want_to_go
want_to_miss wifes_NUMBER_$ wrong_chat_$ you_ask_$ you_resend_$ your_too_kind =-3 ,_my_KIN
AGREE_to_pay AGREE_to_treat ASK_SEND_ME KIN_NOT_STOP ME_at_this ME_back_$ ME_off_at ME_off_speaker
ME_to_STOP NOT_going_to NOT_have_that NOT_leave_ME NOT_mas_de NOT_more_money NOT_more_than
NOT_need_a NOT_way_. NUMBER_?_$ REMOVE_my_KIN REMOVE_off_$ SEND_ME_anymore STOP_it_your
STOP_to_optout STOP_worrying_$ ^_ASK_make ^_NOT_, ^_NOT_forget ^_NOT_nuts ^_NOT_puedo ^_REMOVE_that
^_STOP_and ^_STOP_sign ^_did_you ^_dont_forget ^_dont_stop ^_end_of ^_he_STOP ^_he_quit ^_he_wont
^_hope_you ^_i_didnt ^_i_got ^_i_have ^_i_need ^_i_stopped ^_ich_komme ^_id_rather ^_ill_call
^_im_interested ^_im_off ^_keine_milch ^_last_STOP ^_last_stop ^_lost_my ^_nao_posso ^_no_,
^_no_nuts ^_no_puedo ^_non_STOP ^_non_stop ^_opt_in ^_perfect_$ ^_please_make ^_sorry_i ^_stop_sign
^_stop_worrying ^_take_me ^_the_TEXTS ^_update_my ^_use_this ^_whats_on ^_when_will ^_why_dont
^_why_was ^_wrong_item ^_y_$ ^_yes_$ ^_you_may a_message_$ am_i_NOT am_i_not are_great_$ be_late_$
bye_._$ can_i_text cancelar_mi_cita day_off_$ dont_bother_$ dont_stop_$ dont_stop_texting
dont_text_and drop_me_off for_ME_, for_my_KIN get_the_TEXTS getting_these_TEXTS getting_your_TEXTS
getting_your_texts have_NOT_more have_no_more him_to_STOP him_to_stop hope_you_NOT i_NOT_getting
i_dont_get i_dont_want i_not_getting im_out_of interested_in_the is_it_$ is_this_$ keep_texting_me
last_SEND_$ leave_me_a lost_my_NUMBER love_these_texts make_sure_i mas_azucar_$ me_at_this
me_back_$ me_off_at me_off_speaker me_to_stop my_AGREE_to my_KIN_$ my_NUMBER_DEAD my_last_SEND
my_last_message my_phone_$ my_phone_died my_spot_$ nao_quero_cebola need_anything_else
need_to_REMOVE need_to_unsubscribe no_mas_de no_more_money no_more_than no_way_. number_,_please
of_TEXTS_$ of_texting_$ of_these_$ off_speaker_$ off_tuesday_for repondez_STOP_$ repondez_stop_$
say_STOP_$ say_stop_$ sent_from_my still_want_the stop_it_your stop_to_optout stop_worrying_$
subscribe_to_this take_it_$ the_NUMBER_$ the_guest_LIST the_guest_list the_wrong_date they_NOT_SEND
to_REMOVE_from to_go_$ to_unsubscribe_from tuesday_for_you unsubscribe_me_$ want_TEXTS_$
want_texts_$ want_to_stop way_._$ we_NOT_have when_you_get who_dis_$ why_did_i will_you_SEND
will_you_text you_dont_stop you_then_$ you_there_$ your_SEND_$ your_messages_$ =-4 ,_text_me
ME_anymore_$ ME_interesa_$ ME_off_hold ME_up_$ NOT_SEND_and NOT_bad_$ NOT_getting_TEXTS
NOT_interested_in NOT_lose_my NOT_mind_$ SEND_and_drive SEND_you_$ STOP_maria_$ ^_ASK_NOT
^_ME_again ^_NOT_lose ^_REMOVE_the ^_STOP_maria ^_STOP_my ^_STOP_playing ^_STOP_worrying ^_bye_$
^_can_i ^_contact_me ^_day_off ^_do_i ^_do_you ^_dont_lose ^_dont_remove ^_este_es ^_got_your
^_how_much ^_i_consent ^_i_like ^_i_love ^_im_a ^_je_suis ^_leave_it ^_me_again ^_my_NUMBER
^_next_STOP ^_next_stop ^_no_$ ^_nope_$ ^_see_you ^_stop_maria ^_these_TEXTS ^_they_should
^_whos_this ^_why_NOT ^_why_did ^_yes_SEND ^_you_NOT ^_you_never ^_your_text a_SEND_$ after_work_$
already_here_$ antworten_sie_STOP antworten_sie_stop are_you_$ dont_contact_my dont_lose_my
enough_of_this es_mi_numero este_es_mi for_the_texts had_this_number i_NOT_REMOVE i_NOT_STOP
i_NOT_get i_REMOVE_from i_didnt_unsubscribe i_have_no i_like_getting i_love_these i_need_to
i_want_TEXTS i_want_more i_want_texts ich_kann_nicht id_like_to im_NOT_getting im_not_getting
je_nai_plus last_STOP_$ last_stop_$ leave_ME_a like_getting_these lose_my_number me_anymore_$
me_interesa_$ me_off_hold me_up_$ my_KIN_will my_LIST_$ my_wifes_phone not_interested_in on_ME_$
on_me_$ on_the_LIST on_the_list sie_STOP_$ sie_stop_$ stop_maria_$ stop_sending_me text_and_drive
text_me_anymore this_is_her this_month_$ this_one_$ this_time_$ use_this_NUMBER use_this_number
want_more_of want_to_STOP who_am_i whos_this_$ without_me_$ wont_stop_texting wrong_LIST_$
wrong_NUMBER_of wrong_number_of you_NOT_STOP you_NOT_tengo you_no_tengo =-5 ,_i_moved
ASK_NOT_REMOVE NOT_mine_$ NOT_needed_$ NOT_want_to ^_NOT_$ ^_NOT_STOP ^_NOT_take ^_does_this
^_dont_take ^_i_AGREE ^_please_dont ^_please_send ^_sign_ME ^_sign_me ^_stop_and ^_thanks_$
a_phone_$ changed_my_NUMBER changed_my_number doesnt_text_$ dont_remove_me dont_want_to get_TEXTS_$
getting_TEXTS_$ i_have_a i_still_want my_NUMBER_, my_wifes_NUMBER nao_tenho_mais not_needed_$
remove_me_from thank_you_$ this_week_$ to_receive_TEXTS =-6 ,_SEND_ME NOT_STOP_TEXTS ^_ASK_keep
^_NOT_REMOVE ^_SEND_ME ^_he_NOT ^_ich_kann ^_im_out ^_is_this ^_my_phone ^_please_keep ^_yo_soy
^_your_SEND dont_unsubscribe_me see_you_$ you_have_my =-7 NOT_take_ME be_there_$ dont_take_me
love_these_TEXTS =-8 ^_ASK_SEND =-9 NOT_REMOVE_ME
"""
