"""Three words side by side, by how far they lean, in tenths: made by `make weights`."""

from typing import Final

TABLE: Final = """
=13 STOP_it_$ =12 NOT_SEND_ME the_LAW_$ =9 NOT_TEXTS_$ NOT_him_$ NOT_more_$ ^_STOP_SEND no_more_$
this_?_$ you_STOP_$ =8 NOT_SEND_$ NOT_call_ME REMOVE_ASK_$ ^_REMOVE_ME ^_STOP_$ ^_were_NOT
^_you_SEND but_NOT_more but_no_more from_you_$ my_info_$ signed_up_$ this_NUMBER_is to_ME_$
to_be_SEND to_me_$ you_need_to you_stop_$ =7 ,_enough_$ NOT_AGREE_$ NOT_for_ME NOT_interested_$
NOT_live_here STOP_._$ STOP_the_TEXTS ^_NOT_a ^_REMOVE_ASK ^_STOP_ASK ^_STOP_it ^_do_one ^_im_on
^_lose_my ^_nolonger_a ^_stop_the ^_you_text be_SEND_$ do_one_$ go_away_$ i_NOT_even i_dont_even
live_here_$ my_LAW_$ my_membership_$ ne_suis_pas of_this_$ shut_up_$ take_the_hint text_me_,
with_the_TEXTS =6 ,_NOT_ME ,_this_is ASK_REMOVE_ME ASK_STOP_$ ME_be_$ ME_off_$ NOT_again_$
NOT_apply_to NOT_more_ASK NOT_more_TEXTS NOT_want_them NUMBER_,_she NUMBER_anymore_$ REMOVE_?_$
REMOVE_ME_$ REMOVE_from_LIST SEND_ME_again STOP_this_$ ^_NOT_wnt ^_NOT_you ^_already_told
^_blocking_you ^_dont_reply ^_dont_wnt ^_enough_. ^_for_the ^_i_object ^_merci_darreter
^_my_daughter ^_nao_sou ^_next_SEND ^_reply_STOP ^_reply_stop ^_were_not ^_wrong_girl
already_optedout_$ are_driving_ME are_driving_me block_you_$ cut_it_$ de_la_lista dont_have_a
dont_reply_$ dont_text_$ dont_want_them for_money_$ further_ASK_$ further_please_$ get_these_?
girl_lol_$ good_riddance_$ got_the_wrong hear_from_you his_KIN_$ i_NOT_AGREE i_REMOVE_$ i_decline_$
i_didnt_subscribe is_CURSE_$ leave_ME_alone leaving_the_LIST leaving_the_list me_be_$ mes_donnees_$
my_AGREE_$ my_account_$ my_data_$ my_right_to never_again_$ no_more_please not_interested_$
of_you_$ reporting_you_to shut_it_down signing_up_$ the_wrong_$ third_time_$ this_STOP_$
to_come_off to_text_me way_too_many wrong_girl_lol wrong_guy_$ =5 ,_NOT_need ,_STOP_$ ,_not_me
._STOP_$ ._stop_$ ASK_NOT_SEND NOT_KIN_at NOT_ME_interesa NOT_disturb_$ NOT_more_. NOT_need_TEXTS
NOT_on_the NOT_opt_in NOT_want_$ NUMBER_is_for REMOVE_my_NUMBER REMOVE_my_info STOP_ASK_$
STOP_NOT_work STOP_SEND_my STOP_TEXTS_$ STOP_it_now STOP_these_TEXTS STOP_today_$ TEXTS_ASK_$
^_NOT_donating ^_NOT_mor ^_REMOVE_$ ^_REMOVE_my ^_STOP_doing ^_alto_$ ^_bs_$ ^_cancel_. ^_cut_it
^_dis_NOT ^_dis_aint ^_dont_want ^_get_a ^_give_it ^_i_decline ^_im_done ^_ive_asked ^_los_voy
^_next_text ^_no_mor ^_ok_cancel ^_parar_$ ^_please_unsubscribe ^_read_the ^_reporting_you ^_sair_$
^_she_passed ^_sstop_$ ^_stop_doing ^_stop_please ^_take_my ^_the_tenant ^_we_closed ^_wrong_chick
^_you_estuvo ^_you_need a_clue_$ and_i_NOT are_annoying_$ auf_mir_zu beat_it_$ by_that_name
cancel_._$ cancelled_my_membership de_publicite_$ didnt_opt_in dont_disturb_$ dont_want_$
from_LIST_$ from_now_on from_the_LIST geen_berichten_meer get_a_clue get_my_NUMBER give_it_a
good_on_the have_to_ask how_long_will i_NOT_have i_getting_this i_have_already i_have_to i_refuse_$
i_unsubscribed_last im_NOT_her im_done_$ im_not_her im_on_the is_melissa_? is_my_KIN is_my_kids
it_a_rest it_down_$ keep_TEXTS_$ keep_texting_$ knock_it_off la_baja_$ los_voy_a lose_my_$
make_it_STOP me_off_$ melissa_?_$ more_._$ my_LAW_calls my_NUMBER_is my_lawyer_calls my_number_is
need_TEXTS_$ no_me_interesa no_more_. no_stop_$ ok_cancel_$ on_the_TEXTS on_the_team on_the_texts
pas_de_publicite phone_anymore_$ please_dont_text please_stop_$ quit_it_$ read_the_room reicht_es_$
said_NOT_$ said_no_$ stop_._$ stop_doesnt_work stop_it_$ stop_today_$ take_ME_off the_hint_$
the_room_$ them_paz_$ there_anymore_$ this_is_$ this_is_LAW unsubscribed_last_week want_out_$
who_is_melissa who_you_think wrong_NUMBER_$ wrong_chick_$ wrong_number_$ wrong_person_$
you_SEND_too you_are_$ you_got_the you_have_anything you_to_the =4 ,_REMOVE_ME ,_stop_$ ._STOP_.
AGREE_to_anything ASK_STOP_TEXTS ME_at_work ME_up_NOT NOT_AGREE_in NOT_AGREE_to NOT_SEND_again
NOT_TEXTS_ASK NOT_been_a NOT_call_$ NOT_carlos_$ NOT_es_el NOT_further_TEXTS NOT_her_$ NOT_mas_$
NOT_mo_$ NOT_molestar_$ NOT_reach_out NOT_reply_$ NOT_sign_up NOT_signed_up NOT_want_these
NOT_want_this REMOVE_from_this REMOVE_my_name SEND_TEXTS_$ SEND_someone_else SEND_these_to
STOP_TEXTS_my STOP_bugging_ME STOP_now_$ STOP_period_$ STOP_thank_you TEXTS_ME_$ TEXTS_ME_about
^_ASK_STOP ^_NOT_interested ^_NOT_lived ^_NOT_want ^_STOP_thank ^_STOP_the ^_STOP_this ^_TEXTS_.
^_bitte_streichen ^_cancel_ME ^_cancel_me ^_cancel_this ^_cancle_$ ^_dejen_de ^_enough_already
^_fraud_$ ^_get_bent ^_get_lost ^_good_riddance ^_havent_lived ^_he_cant ^_how_dare ^_how_to
^_i_ended ^_i_refuse ^_i_sent ^_i_would ^_just_STOP ^_just_stop ^_knock_it ^_last_warning
^_leave_my ^_no_stop ^_not_for ^_nothing_further ^_pare_de ^_please_discontinue ^_quero_sair
^_saquenme_de ^_screw_you ^_shame_on ^_shove_your ^_shut_up ^_so_annoying ^_spam_. ^_stoo_$
^_stop_thank ^_take_us ^_this_NUMBER ^_unsubscribe_from ^_unsubscribed_ASK ^_unsubscribed_please
^_when_did ^_wrong_person ^_yo_NOT ^_yo_no ^_youve_been a_KIN_$ a_hike_$ already_unsubscribed_$
are_you_getting can_take_ME can_you_NOT can_you_not cancelar_a_inscricao com_isso_$ cut_it_out
de_baja_$ der_liste_$ didnt_sign_up do_i_have do_you_keep doesnt_work_$ dont_call_$ dont_call_me
dont_live_here dont_reach_out dont_send_me dont_want_this en_paz_$ es_reicht_$ ever_STOP_$
for_these_$ get_ME_off get_lost_$ get_me_off get_off_this get_these_$ getting_these_$ got_a_new
have_NOT_right have_no_right have_the_wrong have_to_say i_NOT_be i_REMOVE_? i_asked_nicely
i_be_REMOVE i_make_these i_optout_$ i_sent_STOP i_sent_stop i_unsubscribe_? i_want_off i_want_out
i_want_to im_good_on in_years_$ leave_ME_be leave_me_be me_at_work mi_contacto_$ moved_out_$
my_KIN_is my_information_$ my_lawyer_$ my_line_$ never_signed_up no_es_el no_mas_$ no_mo_$
no_molestar_$ not_carlos_$ not_her_$ of_it_$ off_ASK_$ off_please_$ off_the_TEXTS on_NOT_call
on_dont_call report_you_$ right_person_$ shame_on_you so_annoying_$ stop_now_$ stop_period_$
stop_texting_$ stop_thank_you take_ME_of take_a_hike take_me_of take_my_name take_us_off
texting_me_$ texting_me_about texts_please_$ the_friday_ones the_front_desk the_police_$
the_right_person the_third_time the_word_to the_wrong_person these_texts_are this_LIST_$
this_is_the this_list_$ to_anything_$ to_receive_these unsubscribe_?_$ unsubscribed_ASK_$
unsubscribed_please_$ want_this_$ when_did_i why_are_you why_do_i will_you_$ with_the_texts
with_this_$ with_you_$ wrong_NUMBER_. wrong_number_. you_ever_STOP you_get_my you_not_$ you_to_STOP
you_to_stop your_LIST_$ your_deals_$ your_looking_for =3 ,_ASK_NOT ,_ASK_REMOVE ,_NOT_SEND
,_REMOVE_$ ,_i_NOT ,_i_dont ,_im_NOT ,_im_not AGREE_in_$ ASK_NOT_more ASK_REMOVE_$ ASK_STOP_.
ASK_update_your ME_off_of ME_out_$ NOT_go_to NOT_have_a NOT_interested_at NOT_know_you
NOT_means_NOT NOT_melissa_$ NOT_need_for NOT_need_these NOT_want_your NOT_wish_to NOT_work_$
REMOVE_._$ REMOVE_this_NUMBER SEND_again_$ SEND_my_KIN SEND_my_work STOP_._i STOP_getting_these
STOP_last_week STOP_them_$ STOP_these_$ STOP_to_STOP STOP_with_the TEXTS_ME_? ^_ASK_REMOVE
^_NOT_SEND ^_NOT_deseo ^_NOT_es ^_NOT_for ^_NOT_mas ^_NOT_means ^_NOT_mo ^_NOT_reply ^_REMOVE_from
^_abmelden_$ ^_arret_$ ^_back_off ^_beat_it ^_blocked_$ ^_cancelar_suscripcion ^_ce_nest
^_como_cancelo ^_es_reicht ^_f_you ^_i_cancelled ^_i_revoke ^_i_think ^_i_wont ^_im_optout
^_is_there ^_keine_weiteren ^_leave_ME ^_leave_us ^_make_it ^_nao_ME ^_nao_me ^_no_deseo ^_no_es
^_no_mas ^_no_means ^_no_mo ^_not_interested ^_not_the ^_numero_equivocado ^_optout_ASK
^_optout_please ^_stop_$ ^_stop_this ^_take_the ^_these_are ^_third_time ^_unsubscribe_me
^_we_nolonger ^_where_is ^_who_gave ^_why_am ^_wrong_NUMBER ^_wrong_number ^_you_suck a_new_number
all_TEXTS_$ am_i_on am_i_still and_take_ME and_take_me any_of_this ask_for_this asked_to_be
at_work_$ be_great_if cancel_my_subscription cancelar_suscripcion_$ ce_nest_pas changed_my_mind
chega_de_mensagem da_lista_$ de_escribirme_$ de_mecrire_$ do_i_STOP do_i_make do_i_optout do_i_stop
dont_go_to dont_know_you dont_need_these dont_text_me dont_want_these dont_want_your for_the_last
for_this_? i_NOT_give i_SEND_to i_agree_to i_cancelled_my i_said_NOT i_said_STOP i_said_stop
i_wont_be ich_will_keine if_i_get interested_at_all is_the_third je_ne_suis keep_getting_these
last_week_$ leave_me_alone like_to_STOP make_these_STOP many_times_do me_off_of meu_contato_$
my_NUMBER_$ my_NUMBER_obtained my_consent_$ my_inbox_$ my_name_off my_number_$ my_number_obtained
name_off_$ need_to_text never_opted_in nicht_mehr_$ no_means_no no_need_for nolonger_wish_to
not_for_me not_interested_at off_your_LIST off_your_list on_the_NOT on_the_dont on_this_LIST
on_this_list one_more_SEND one_more_text opt_ME_out opted_in_$ out_of_my please_no_more
please_remove_$ please_stop_texting please_unsubscribe_me please_update_your remove_._$ remove_me_$
remove_please_$ see_you_in so_you_can still_on_your stop_._i stop_getting_these stop_last_week
stop_please_$ stop_to_end take_it_off take_my_NUMBER text_again_$ text_me_again text_my_work
texting_me_? the_fcc_$ the_last_time there_in_years these_off_$ they_NOT_live they_dont_live
third_time_asking this_is_a this_is_illegal this_number_is this_stop_$ times_do_i to_REMOVE_ME
to_be_contacted to_hear_from to_remove_me told_you_to too_many_texts turn_these_off
unsubscribe_me_from up_for_this update_your_LIST want_them_$ was_my_NUMBER was_my_number
what_this_is whats_the_word where_did_you where_is_the who_gave_you who_you_are why_am_i
wish_to_receive would_like_to you_TEXTS_ME you_are_TEXTS you_are_texting you_have_been you_have_the
you_texting_me your_list_$ youve_got_the =2 ,_no_need ,_please_dont ,_take_ME ._REMOVE_ME
._remove_me KIN_at_that ME_out_of NOT_SEND_TEXTS NOT_ask_for NOT_call_LIST NOT_ever_SEND
NOT_have_my NOT_live_there NOT_the_right REMOVE_it_$ REMOVE_my_data SEND_ME_$ STOP_SEND_$
^_NOT_TEXTS ^_NOT_again ^_NOT_disturb ^_NOT_sign ^_NOT_soy ^_NOT_the ^_STOP_TEXTS ^_STOP_these
^_didnt_sign ^_dont_disturb ^_how_can ^_i_hereby ^_ich_will ^_id_like ^_my_kids ^_never_again
^_no_soy ^_opt_ME ^_please_no ^_take_a ^_unsubscribe_$ ^_whats_the ^_where_did ^_who_is
a_new_NUMBER at_that_school be_texted_$ call_LIST_$ call_list_$ dont_call_list dont_contact_me
dont_have_my for_the_reminder for_this_$ from_the_list from_your_LIST gave_you_my go_to_CURSE
go_to_hell how_can_i i_said_no kids_at_that like_to_optout lose_this_NUMBER lose_this_number
make_it_stop me_out_$ meine_nummer_$ mon_numero_$ more_TEXTS_ASK my_NUMBER_off my_NUMBER_out
need_these_$ need_to_SEND need_to_STOP need_to_stop not_the_right of_these_ASK of_these_TEXTS
of_these_please off_this_LIST off_this_list please_take_me said_STOP_$ said_stop_$ sign_up_for
the_LIST_ASK the_NOT_call the_TEXTS_$ the_dont_call these_anymore_$ this_NUMBER_$
this_is_harassment to_REMOVE_$ to_STOP_$ to_be_texted to_get_these to_the_LAW to_unsubscribe_$
us_off_the want_to_get want_to_hear with_the_messages you_NOT_$ you_NOT_have you_dont_have
you_keep_TEXTS you_my_NUMBER you_my_number your_system_$ =1 ,_take_me ME_alone_$ NOT_more_of
^_ASK_take ^_NOT_call ^_STOP_, ^_dont_call ^_go_away ^_i_REMOVE ^_i_unsubscribed ^_i_withdraw
^_ich_wunsche ^_please_take ^_por_favor ^_quero_cancelar ^_quit_it ^_stop_, ^_why_do ^_you_dont
do_i_REMOVE do_i_unsubscribe meu_numero_$ no_more_of optout_of_these someone_else_$ the_texts_$
to_end_$ to_the_fcc too_many_TEXTS unsubscribe_from_the you_keep_texting =-1 ME_anymore_$
NOT_make_it ^_favor_de ^_i_dont ^_no_me ^_one_more ^_pas_de ^_text_me ^_this_phone cant_make_it
have_to_cancel me_anymore_$ more_of_these you_SEND_ME you_text_me =-2 ASK_call_ME LIST_._$ ME_,_im
ME_to_STOP NOT_i_NOT NOT_more_than NOT_want_it STOP_by_$ ^_NOT_i ^_NOT_leave ^_cancel_that
^_dont_bother ^_dont_leave ^_end_of ^_get_ME ^_get_me ^_he_STOP ^_he_quit ^_i_STOP ^_i_already
^_i_quit ^_ive_had ^_my_number ^_no_i ^_omg_STOP ^_omg_stop ^_stop_lying ^_this_NOT ^_we_have
^_what_time ^_who_are are_great_$ cancel_my_appointment do_i_sign dont_need_a dont_want_it
for_my_KIN get_it_$ im_NOT_going im_not_going im_out_of interested_in_the is_my_work is_the_wrong
leave_me_a list_._$ lose_my_NUMBER me_,_im me_to_stop my_appointment_$ my_new_NUMBER no_more_than
of_this_weather off_at_the on_ME_$ on_me_$ our_reservation_$ out_of_town please_call_me
reply_STOP_to reply_stop_to right_?_$ stop_by_$ thanks_._$ the_shopping_LIST the_shopping_list
the_wait_LIST the_wait_list this_is_not to_be_remove to_bother_you to_cancel_my to_come_$
up_for_the want_to_miss you_get_the =-3 ASK_keep_TEXTS KIN_DEAD_away ME_in_$ ME_off_at ME_off_hold
ME_to_the NOT_ME_$ NOT_SEND_and NOT_STOP_SEND NOT_call_the NOT_going_to NOT_interested_in
NOT_know_$ NOT_sure_$ NUMBER_was_off SEND_ME_anymore SEND_and_drive STOP_lying_$ TEXTS_are_so
^_ASK_$ ^_NOT_, ^_NOT_forget ^_NOT_my ^_NOT_now ^_NOT_puedo ^_NOT_thanks ^_STOP_lying ^_STOP_sign
^_c_$ ^_dont_forget ^_give_ME ^_give_me ^_he_NOT ^_hope_you ^_how_do ^_i_NOT ^_i_didnt ^_i_gave
^_i_got ^_i_just ^_i_stopped ^_im_interested ^_ive_been ^_keine_milch ^_leave_it ^_lost_my
^_my_boss ^_my_sister ^_never_been ^_no_, ^_no_puedo ^_no_reply ^_no_thanks ^_non_STOP ^_non_stop
^_not_my ^_not_now ^_opt_in ^_please_$ ^_sorry_for ^_stop_sign ^_take_it ^_thank_you ^_the_TEXTS
^_update_my ^_when_will ^_wrong_item ^_y_$ ^_yep_$ ^_your_NUMBER ^_your_phone ^_your_text am_i_NOT
am_i_not be_REMOVE_$ be_remove_$ but_NOT_$ but_no_$ can_i_text can_you_resend do_i_turn do_you_ask
do_you_have do_you_want dont_call_the dont_know_$ dont_stop_$ dont_text_and eggs_off_the for_me_,
getting_your_texts have_NOT_more have_no_more hope_you_NOT hope_you_dont i_NOT_STOP i_NOT_getting
i_NOT_mean i_didnt_mean i_dont_want i_love_you i_not_getting i_unsubscribe_from im_NOT_sure
im_not_sure is_this_$ last_SEND_$ love_you_$ me_off_at me_off_hold my_KIN_$ my_insurance_$
my_last_message my_number_, my_sister_$ my_spot_$ ne_veux_plus need_anything_$ need_anything_else
next_STOP_$ next_stop_$ not_interested_in not_sure_$ off_speaker_$ on_my_NUMBER on_the_LIST
on_the_list phone_was_off please_dont_remove please_keep_texting sent_from_my signed_up_for
stop_snoring_$ stop_worrying_$ take_it_$ text_and_drive the_guest_LIST the_guest_list
the_wrong_date they_NOT_SEND they_dont_text this_again_$ this_one_$ this_weather_$ to_STOP_TEXTS
to_the_wrong too_kind_$ when_you_get work_NUMBER_, wrong_chat_$ you_TEXTS_$ you_ask_$ you_dont_stop
you_never_text you_resend_$ you_texting_$ you_then_$ you_there_$ your_NUMBER_$ your_SEND_$
your_number_$ your_too_kind =-4 ,_can_you ,_text_me AGREE_to_treat ASK_SEND_ME KIN_NOT_STOP
ME_at_this ME_off_speaker ME_up_$ NOT_idea_$ NOT_mas_de NOT_mind_$ NOT_more_money NOT_need_a
NOT_the_owner NOT_way_$ NOT_way_. NOT_working_$ REMOVE_off_$ STOP_snoring_$ STOP_to_optout
STOP_worrying_$ ^_ASK_NOT ^_ASK_make ^_ME_again ^_NOT_$ ^_NOT_be ^_NOT_need ^_NOT_on ^_NOT_this
^_REMOVE_that ^_STOP_and ^_STOP_my ^_STOP_teasing ^_do_you ^_dont_remove ^_dont_stop ^_got_your
^_he_wont ^_hello_$ ^_i_love ^_i_need ^_i_told ^_ich_komme ^_id_rather ^_im_a ^_im_off ^_im_out
^_je_suis ^_last_STOP ^_last_stop ^_love_getting ^_love_these ^_me_again ^_my_NUMBER ^_my_phone
^_new_NUMBER ^_nope_$ ^_not_on ^_not_this ^_please_make ^_sorry_i ^_stop_teasing ^_stop_worrying
^_take_ME ^_they_should ^_use_this ^_whats_on ^_you_NOT ^_you_said a_SEND_$ a_message_$
after_work_$ already_here_$ be_late_$ cancelar_mi_cita day_off_$ dont_bother_$ dont_stop_texting
enough_of_this from_the_paper him_to_STOP him_to_stop how_do_you i_NOT_REMOVE i_NOT_live
i_already_told i_didnt_unsubscribe i_have_no i_like_getting im_NOT_getting im_not_getting
mas_azucar_$ me_at_this me_off_speaker me_up_$ my_LIST_$ my_SEND_$ my_last_SEND nao_quero_cebola
need_to_REMOVE need_to_unsubscribe no_idea_$ no_mas_de no_more_money no_way_$ no_way_.
not_the_owner of_TEXTS_$ or_NOT_$ or_not_$ proud_of_you repondez_STOP_$ repondez_stop_$
stop_to_optout subscribe_to_this text_me_anymore thank_you_$ these_TEXTS_$ these_messages_$
this_cold_$ this_month_$ to_REMOVE_from to_SEND_you to_contact_me to_go_$ to_receive_TEXTS
to_receive_texts to_stop_texting to_unsubscribe_from use_this_one want_more_of want_to_STOP
want_to_stop way_._$ whos_this_$ will_you_SEND will_you_text wont_stop_texting wrong_NUMBER_of
wrong_number_of you_NOT_STOP you_need_anything your_messages_$ =-5 ME_interesa_$ NOT_getting_TEXTS
NOT_leave_ME NOT_lose_my NOT_you_SEND ^_NOT_STOP ^_NOT_lose ^_REMOVE_the ^_STOP_playing
^_STOP_worrying ^_contact_me ^_could_you ^_day_off ^_did_you ^_dont_lose ^_este_es ^_how_much
^_i_consent ^_nao_posso ^_next_STOP ^_next_stop ^_please_dont ^_please_send ^_this_isnt ^_we_dont
^_why_NOT ^_why_did ^_your_message antworten_sie_STOP antworten_sie_stop are_you_$ doesnt_text_$
dont_contact_my dont_lose_my es_mi_numero este_es_mi for_ME_, get_my_SEND get_off_the get_the_TEXTS
getting_your_TEXTS i_REMOVE_from i_like_these i_need_to i_want_more i_want_these ich_kann_nicht
je_nai_plus keep_texting_me last_STOP_$ last_stop_$ like_these_TEXTS lose_my_number me_interesa_$
my_NUMBER_, my_phone_$ omg_STOP_$ omg_stop_$ remove_me_from see_you_$ sie_STOP_$ sie_stop_$
stop_sending_me this_NUMBER_from this_number_from this_week_$ unsubscribe_me_$ why_NOT_you
why_did_i wrong_LIST_$ =-6 ASK_NOT_REMOVE NOT_needed_$ ^_ASK_keep ^_NOT_take ^_can_i ^_dont_take
^_i_AGREE ^_i_cant ^_please_keep ^_sign_ME ^_sign_me ^_stop_and ^_thanks_$ ^_these_TEXTS ^_who_else
^_whos_this ^_yo_soy be_there_$ cut_off_$ dont_remove_me drop_me_off get_TEXTS_$ getting_TEXTS_$
i_STOP_$ i_still_want i_want_TEXTS i_want_texts leave_ME_a love_these_TEXTS my_KIN_will
my_wifes_NUMBER nao_tenho_mais not_needed_$ shut_it_off use_this_NUMBER use_this_number we_NOT_have
without_me_$ =-7 ,_SEND_ME NOT_STOP_TEXTS NOT_want_to ^_do_i ^_does_this ^_ich_kann ^_is_this
^_take_me ^_you_never changed_my_NUMBER changed_my_number dont_unsubscribe_me dont_want_to i_have_a
optout_of_the want_these_$ =-8 NOT_take_ME ^_NOT_REMOVE ^_SEND_ME ^_i_like ^_not_me ^_your_SEND
dont_take_me you_have_my =-9 SEND_you_$ ^_ASK_SEND for_you_$ =-11 NOT_REMOVE_ME
"""
