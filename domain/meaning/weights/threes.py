"""Three words side by side, by how far they lean, in tenths: made by `make weights`."""

from typing import Final

TABLE: Final = """
=14 NOT_SEND_ME =11 NOT_more_$ no_more_$ =10 STOP_it_$ the_LAW_$ =8 NOT_TEXTS_$ REMOVE_ASK_$
^_REMOVE_ASK ^_STOP_SEND ^_were_NOT from_you_$ my_info_$ of_you_$ this_?_$ to_ME_$ to_be_SEND
to_me_$ =7 NOT_AGREE_$ NOT_call_ME NOT_him_$ NOT_live_here REMOVE_?_$ STOP_._$ ^_NOT_a ^_STOP_$
^_STOP_ASK ^_do_one ^_im_on ^_lose_my ^_stop_the ^_you_SEND be_SEND_$ do_one_$ go_away_$
live_here_$ mes_donnees_$ my_membership_$ signed_up_$ take_the_hint this_NUMBER_is with_the_TEXTS
you_STOP_$ you_need_to you_stop_$ =6 ,_enough_$ ._STOP_$ ._stop_$ ASK_REMOVE_ME ME_be_$ ME_off_$
NOT_SEND_$ NOT_apply_to NOT_interested_$ NOT_more_ASK NUMBER_,_she REMOVE_ME_$ REMOVE_ME_ASK
REMOVE_from_LIST STOP_the_TEXTS STOP_these_TEXTS ^_REMOVE_ME ^_for_the ^_get_a ^_i_object ^_im_done
^_leave_my ^_my_daughter ^_nao_sou ^_nolonger_a ^_ok_cancel ^_reply_STOP ^_reply_stop
^_wrong_person de_la_lista get_these_? got_the_wrong i_REMOVE_$ i_decline_$ i_didnt_subscribe
is_melissa_? it_off_$ la_baja_$ me_be_$ melissa_?_$ my_AGREE_$ my_LAW_$ my_NUMBER_is my_account_$
my_number_is my_right_to ne_suis_pas no_more_please no_stop_$ not_me_$ of_it_$ ok_cancel_$
shut_up_$ signing_up_$ the_wrong_$ third_time_$ this_STOP_$ to_come_off way_too_many who_is_melissa
you_get_my =5 ,_NOT_ME ,_NOT_need ,_STOP_$ ,_this_is AGREE_to_anything ASK_NOT_SEND ASK_STOP_$
NOT_KIN_at NOT_ME_interesa NOT_for_ME NOT_more_. NOT_more_TEXTS NOT_opt_in NOT_want_them
NUMBER_anymore_$ NUMBER_is_for REMOVE_button_$ REMOVE_my_NUMBER REMOVE_my_info STOP_ASK_$
STOP_NOT_work STOP_SEND_my STOP_this_$ TEXTS_,_i ^_NOT_wnt ^_NOT_you ^_STOP_TEXTS ^_blocking_you
^_cancel_. ^_dont_reply ^_dont_want ^_dont_wnt ^_enough_$ ^_enough_. ^_good_riddance ^_how_to
^_i_decline ^_merci_darreter ^_next_SEND ^_parar_$ ^_please_unsubscribe ^_read_the ^_reporting_you
^_sair_$ ^_sstop_$ ^_stop_please ^_take_my ^_the_tenant ^_this_NUMBER ^_we_closed ^_were_not
^_wrong_chick ^_wrong_girl a_clue_$ already_optedout_$ and_i_NOT are_annoying_$ are_driving_ME
are_driving_me beat_it_$ block_you_$ but_NOT_more but_no_more by_that_name can_you_NOT can_you_not
cancel_._$ cancelled_my_membership didnt_opt_in dont_have_a dont_reply_$ dont_text_$ dont_text_me
dont_want_them for_money_$ from_LIST_$ further_ASK_$ further_please_$ geen_berichten_meer
get_a_clue girl_lol_$ good_riddance_$ have_to_ask hear_from_you i_be_REMOVE i_getting_this
i_have_already i_refuse_$ i_unsubscribed_last im_on_the is_CURSE_$ is_my_KIN is_my_kids it_down_$
leave_ME_alone leaving_the_LIST leaving_the_list lose_my_$ me_off_$ more_._$ moved_out_$
my_LAW_calls my_data_$ my_lawyer_calls no_me_interesa no_more_. not_interested_$ of_this_$
on_the_TEXTS on_the_team on_the_texts pas_de_publicite please_dont_text quit_it_$ read_the_room
reicht_es_$ reporting_you_to stop_doesnt_work take_ME_off take_my_name text_me_, the_police_$
the_room_$ these_?_$ this_is_$ this_is_LAW to_anything_$ to_text_me unsubscribe_button_$
unsubscribed_last_week with_the_texts wrong_NUMBER_$ wrong_chick_$ wrong_girl_lol wrong_guy_$
wrong_number_$ you_to_the =4 ,_REMOVE_ME ,_i_NOT ,_i_dont ,_stop_$ ._STOP_. ASK_STOP_TEXTS
ME_at_work ME_thanks_$ NOT_AGREE_in NOT_AGREE_to NOT_TEXTS_ASK NOT_been_a NOT_call_$ NOT_carlos_$
NOT_es_el NOT_further_TEXTS NOT_molestar_$ NOT_need_TEXTS NOT_need_these NOT_on_the NOT_reach_out
REMOVE_my_name REMOVE_this_NUMBER SEND_ME_again SEND_these_to STOP_bugging_ME STOP_getting_these
STOP_it_now STOP_period_$ STOP_thank_you STOP_today_$ TEXTS_ASK_$ TEXTS_ME_? ^_ASK_STOP
^_NOT_interested ^_NOT_lived ^_NOT_mor ^_NOT_want ^_REMOVE_$ ^_REMOVE_my ^_STOP_it ^_STOP_thank
^_TEXTS_. ^_alto_$ ^_bitte_streichen ^_bruh_STOP ^_bs_$ ^_bye_felicia ^_cancel_ME ^_cancel_me
^_cancel_this ^_cancle_$ ^_cut_it ^_dejen_de ^_dis_NOT ^_dis_aint ^_fraud_$ ^_get_bent ^_get_lost
^_havent_lived ^_he_cant ^_i_ended ^_i_refuse ^_i_sent ^_ive_asked ^_kein_kontakt ^_last_warning
^_lol_STOP ^_lol_stop ^_los_voy ^_next_text ^_no_mor ^_no_stop ^_not_for ^_nothing_further
^_pare_de ^_quero_sair ^_saquenme_de ^_shame_on ^_so_annoying ^_spam_. ^_stop_thank ^_take_us
^_these_are ^_unsubscribe_from ^_unsubscribed_ASK ^_unsubscribed_please ^_when_did ^_you_are
^_you_estuvo ^_you_need a_KIN_$ a_customer_$ a_hike_$ am_i_still are_you_getting auf_mir_zu
be_turned_off bruh_STOP_$ bye_felicia_$ can_i_be cancelar_a_inscricao chega_de_mensagem de_baja_$
de_publicite_$ do_i_have do_you_keep dont_call_$ dont_call_me dont_live_here dont_reach_out
dont_send_me en_paz_$ es_reicht_$ ever_STOP_$ from_now_on from_the_LIST get_lost_$ get_my_NUMBER
get_off_this get_these_$ good_on_the how_long_will i_NOT_AGREE i_NOT_be i_NOT_have i_REMOVE_?
i_have_to i_optout_$ i_said_NOT i_sent_STOP i_sent_stop i_unsubscribe_? i_want_off i_want_out
i_want_to i_wont_be if_i_get im_NOT_her im_done_$ im_not_her in_years_$ keep_TEXTS_$
keep_getting_these keep_texting_$ leave_ME_be leave_me_be leave_us_alone like_to_STOP los_voy_a
make_it_STOP me_at_work me_thanks_$ merci_darreter_$ my_NUMBER_obtained my_information_$
my_lawyer_$ my_number_obtained need_TEXTS_$ no_es_el no_molestar_$ not_carlos_$ off_?_$ off_ASK_$
off_please_$ on_NOT_call on_dont_call phone_anymore_$ please_stop_$ right_person_$ shame_on_you
so_annoying_$ stop_._$ stop_getting_these stop_period_$ stop_thank_you stop_today_$ take_ME_of
take_a_hike take_me_of take_us_off texting_me_? texts_please_$ the_friday_ones the_front_desk
the_hint_$ the_right_person the_third_time the_word_to them_paz_$ this_LIST_$ this_is_the to_STOP_$
to_receive_these to_the_LAW too_much_$ unsubscribe_?_$ unsubscribed_ASK_$ unsubscribed_please_$
want_out_$ was_my_NUMBER was_my_number when_did_i why_do_i you_NOT_$ you_are_$ you_ever_STOP
you_got_the you_have_NOT you_have_no you_not_$ you_to_STOP your_LIST_$ your_deals_$
your_looking_for =3 ,_ASK_NOT ,_ASK_REMOVE ,_NOT_SEND ,_REMOVE_$ AGREE_in_$ ASK_NOT_more ASK_STOP_.
ASK_update_your ME_off_of NOT_SEND_again NOT_go_to NOT_have_my NOT_interested_at NOT_know_you
NOT_mas_$ NOT_means_NOT NOT_melissa_$ NOT_mo_$ NOT_need_for NOT_reply_$ NOT_sign_up NOT_signed_up
NOT_want_your NOT_wish_to REMOVE_._$ REMOVE_from_this REMOVE_my_data SEND_TEXTS_$ SEND_someone_else
STOP_._i STOP_TEXTS_$ STOP_TEXTS_my STOP_last_week STOP_now_$ STOP_to_STOP STOP_with_the
TEXTS_ME_about ^_NOT_SEND ^_NOT_deseo ^_NOT_disturb ^_NOT_es ^_NOT_means ^_NOT_mo ^_NOT_reply
^_REMOVE_from ^_STOP_this ^_abmelden_$ ^_already_told ^_arret_$ ^_beat_it ^_blocked_$
^_cancelar_inscricao ^_cancelar_suscripcion ^_ce_nest ^_como_cancelo ^_dont_disturb
^_enough_already ^_es_reicht ^_get_away ^_i_revoke ^_i_wont ^_ich_will ^_is_there ^_just_STOP
^_just_stop ^_kein_interesse ^_keine_weiteren ^_knock_it ^_leave_ME ^_leave_us ^_nao_ME ^_nao_me
^_no_deseo ^_no_es ^_no_means ^_no_mo ^_not_interested ^_optout_ASK ^_optout_please
^_please_discontinue ^_screw_you ^_shove_your ^_shut_up ^_stop_$ ^_stop_texting ^_take_a
^_third_time ^_unsubscribe_me ^_where_is ^_wrong_NUMBER ^_wrong_number ^_yo_NOT ^_yo_no
^_youve_been a_new_number already_told_you already_unsubscribed_$ am_i_on ask_for_this at_work_$
be_great_if can_take_ME cancel_my_subscription cancelar_suscripcion_$ ce_nest_pas changed_my_mind
com_isso_$ cut_it_out da_lista_$ de_escribirme_$ de_mecrire_$ der_liste_$ did_i_AGREE did_i_agree
didnt_sign_up do_i_make do_i_optout dont_have_my dont_know_you dont_need_these dont_want_your
for_the_last for_the_reminder for_this_? from_your_LIST get_ME_off get_me_off getting_these_$
got_a_new have_to_say i_SEND_to i_make_these i_said_STOP i_said_no i_said_stop ich_will_keine
im_good_on interested_at_all is_on_the is_the_third je_ne_suis knock_it_off last_week_$ let_ME_off
let_me_off make_these_STOP many_times_do me_off_of meine_nummer_$ meu_contato_$ mi_contacto_$
more_TEXTS_ASK my_KIN_is my_consent_$ my_inbox_$ my_line_$ my_permission_$ need_to_text
never_opted_in never_signed_up nicht_mehr_$ no_mas_$ no_means_no no_mo_$ no_need_for no_texts_$
nolonger_wish_to not_for_me not_interested_at off_the_TEXTS one_more_SEND opt_ME_out opted_in_$
please_no_more please_stop_texting please_take_me please_unsubscribe_me please_update_your
remove_._$ remove_please_$ report_you_$ said_NOT_$ said_no_$ see_you_in so_you_can still_on_your
stop_._i stop_it_$ stop_last_week stop_now_$ stop_please_$ stop_to_end take_my_NUMBER
texting_me_about the_LIST_ASK the_fcc_$ the_last_time the_wrong_person there_anymore_$
they_NOT_live they_dont_live third_time_asking this_list_$ this_stop_$ times_do_i to_REMOVE_ME
to_be_contacted to_remove_me too_many_texts unsubscribe_from_this unsubscribe_me_from up_for_this
update_your_LIST want_them_$ what_this_is whats_the_word where_did_you where_is_the why_am_i
why_are_you wrong_NUMBER_. wrong_number_. wrong_person_$ you_keep_TEXTS you_keep_texting
you_to_stop youve_got_the =2 ,_ASK_STOP ,_no_need ,_please_dont ,_take_ME ,_thanks_$ ._REMOVE_ME
._and_take ._remove_me AGREE_to_SEND ASK_REMOVE_$ KIN_at_that ME_out_$ NOT_ask_for NOT_call_LIST
NOT_ever_SEND NOT_have_a NOT_live_there NOT_the_right NOT_work_$ NUMBER_._$ SEND_again_$
SEND_my_KIN STOP_SEND_$ ^_ASK_REMOVE ^_NOT_TEXTS ^_NOT_for ^_NOT_mas ^_NOT_sign ^_NOT_soy
^_arretez_de ^_didnt_sign ^_dont_send ^_f_you ^_i_hereby ^_i_pay ^_i_think ^_id_like ^_lose_this
^_make_it ^_no_mas ^_no_soy ^_not_the ^_numero_equivocado ^_ok_STOP ^_ok_stop ^_opt_ME
^_optout_thanks ^_stop_this ^_whats_the ^_where_did ^_why_am ^_you_dont a_new_NUMBER all_TEXTS_$
and_take_ME and_take_me any_of_this asked_to_be at_that_school be_texted_$ call_LIST_$ call_list_$
did_i_sign do_i_STOP do_i_stop doesnt_work_$ dont_call_list dont_contact_me go_to_CURSE go_to_hell
have_the_wrong i_pay_per i_think_you just_STOP_$ just_stop_$ kids_at_that leave_me_alone
like_to_optout lose_this_NUMBER lose_this_number my_NUMBER_$ my_NUMBER_out my_name_off my_number_$
name_off_$ need_to_STOP need_to_stop not_the_right number_._$ of_these_ASK of_these_TEXTS
of_these_please off_this_LIST off_this_list off_your_LIST off_your_list on_the_NOT on_the_dont
on_this_LIST on_this_list one_more_text opt_me_out optout_thanks_$ please_remove_$ remove_me_$
said_STOP_$ said_stop_$ sign_up_for still_getting_these stop_texting_$ text_again_$ the_NOT_call
the_TEXTS_$ the_dont_call the_messages_$ the_texts_$ there_in_years these_anymore_$ this_is_a
this_is_harassment to_REMOVE_$ to_be_texted to_get_these to_hear_from to_unsubscribe_$ told_you_to
unsubscribe_from_the us_off_the want_to_get want_to_hear who_gave_you wish_to_receive
with_the_messages with_these_TEXTS would_like_to you_have_the your_list_$ =1 ,_take_me NOT_more_of
^_ASK_take ^_NOT_AGREE ^_NOT_the ^_STOP_, ^_dont_text ^_i_REMOVE ^_i_said ^_i_unsubscribed ^_i_will
^_i_withdraw ^_ich_wunsche ^_my_LAW ^_please_no ^_please_take ^_quero_cancelar ^_stop_, ^_take_the
^_this_phone ^_who_gave do_i_unsubscribe gave_you_my i_NOT_wish meu_numero_$ need_to_SEND
no_more_of off_the_LIST off_the_list optout_of_these someone_else_$ text_me_again to_end_$
when_do_i who_you_are you_my_NUMBER you_my_number =-1 ^_NOT_cancel ^_dont_cancel ^_go_away
^_one_more a_refund_$ do_i_cancel have_to_cancel reply_STOP_to reply_stop_to the_alerts_$
to_be_REMOVE you_SEND_ME =-2 ASK_call_ME ASK_keep_TEXTS LIST_._$ ME_,_im ME_again_$ NOT_SEND_him
NOT_make_it NUMBER_,_use NUMBER_?_$ STOP_snoring_$ ^_NOT_leave ^_STOP_by ^_STOP_early ^_delete_that
^_dont_leave ^_dont_quit ^_get_ME ^_get_me ^_how_did ^_i_STOP ^_i_dont ^_i_get ^_i_have ^_i_quit
^_my_boss ^_my_number ^_my_sister ^_no_no ^_nothing_more ^_omg_STOP ^_omg_stop ^_opt_in ^_pas_de
^_quit_early ^_they_NOT ^_we_have ^_what_NUMBER ^_what_number ^_when_does anything_else_$
are_great_$ around_noon_$ at_your_house be_REMOVE_$ be_remove_$ cancel_my_appointment cant_make_it
class_?_$ do_you_ask for_me_, for_my_KIN get_ME_out get_me_out got_your_SEND how_did_you i_NOT_want
i_asked_for interested_in_the is_my_new is_the_wrong it_up_$ list_._$ lose_my_NUMBER me_,_im
me_again_$ me_to_the my_appointment_$ my_new_NUMBER of_these_$ off_at_the on_friday_$
please_call_me please_keep_texting signed_up_for start_NOT_ME take_10_off text_me_the thanks_._$
this_is_NOT this_is_not this_weather_$ to_STOP_TEXTS to_be_remove to_cancel_my to_reply_STOP
to_reply_stop to_the_wrong up_for_the want_to_miss wifes_NUMBER_$ work_NUMBER_, you_ask_$ =-3
,_can_you KIN_DEAD_away KIN_NOT_STOP ME_anymore_$ ME_back_$ ME_know_$ ME_off_at ME_off_speaker
ME_to_STOP ME_to_the NOT_mine_$ NOT_more_money NOT_more_than NOT_way_. SEND_ME_anymore SEND_ME_back
STOP_and_shop STOP_by_$ STOP_it_your TEXTS_now_$ ^_ASK_make ^_NOT_, ^_NOT_my ^_NOT_need ^_NOT_now
^_NOT_nuts ^_NOT_puedo ^_NOT_thanks ^_REMOVE_that ^_STOP_and ^_c_$ ^_cancel_that ^_did_you
^_dont_bother ^_end_of ^_go_ahead ^_he_NOT ^_he_wont ^_i_gave ^_i_stopped ^_i_told ^_ill_call
^_im_off ^_keine_milch ^_lost_my ^_make_these ^_no_, ^_no_nuts ^_no_puedo ^_no_reply ^_no_thanks
^_non_STOP ^_non_stop ^_not_my ^_not_now ^_optout_of ^_out_of ^_perfect_$ ^_please_make ^_sorry_i
^_thank_you ^_the_TEXTS ^_update_my ^_what_time ^_when_will ^_why_NOT ^_why_dont ^_would_you
after_work_$ am_i_NOT am_i_not be_late_$ call_ME_$ call_me_$ can_you_resend cancelar_mi_cita
do_i_sign dont_stop_$ dont_text_and have_NOT_more have_no_more i_NOT_getting i_love_these
i_not_getting i_unsubscribe_from is_this_$ is_tyrone_$ it_to_ME it_to_me last_text_$ leave_me_a
love_these_texts me_anymore_$ me_back_$ me_know_$ me_off_at me_off_speaker me_to_stop my_AGREE_to
my_LIST_$ my_insurance_$ my_last_SEND my_last_message my_sister_$ my_spot_$ ne_veux_plus
need_a_ride next_STOP_$ next_stop_$ no_more_money no_more_than no_way_. number_,_please
of_this_weather of_town_$ off_speaker_$ on_ME_$ on_me_$ one_of_these out_of_town please_dont_remove
see_you_then sent_from_my shut_up_NOT shut_up_no still_want_the stop_and_shop stop_by_$
stop_it_your stop_worrying_$ text_me_back the_guest_LIST the_guest_list the_shopping_LIST
the_shopping_list the_wait_LIST the_wait_list the_wrong_date these_TEXTS_$ they_dont_text
this_is_tyrone to_REMOVE_from to_come_$ to_contact_me to_stop_texting to_you_$ too_kind_$
up_NOT_way up_no_way use_this_one want_TEXTS_$ want_texts_$ way_._$ who_dis_$ wrong_chat_$
you_resend_$ you_then_$ you_there_$ your_too_kind =-4 AGREE_to_treat ASK_,_NOT ASK_SEND_ME
ME_at_this ME_off_hold ME_up_$ NOT_SEND_and NOT_going_to NOT_interested_in NOT_leave_ME NOT_mas_de
NOT_mind_$ NOT_need_a NOT_the_owner NOT_way_$ NOT_working_$ REMOVE_ME_off REMOVE_off_$
SEND_and_drive STOP_maria_$ STOP_to_optout STOP_worrying_$ ^_ASK_NOT ^_NOT_forget ^_REMOVE_the
^_STOP_maria ^_STOP_sign ^_decline_$ ^_dont_forget ^_dont_remove ^_dont_stop ^_go_tigers ^_hope_you
^_i_cant ^_i_didnt ^_i_got ^_i_lost ^_i_love ^_i_need ^_ich_komme ^_id_rather ^_im_a
^_im_interested ^_je_suis ^_k_$ ^_last_STOP ^_last_stop ^_love_these ^_merci_$ ^_my_NUMBER
^_next_STOP ^_next_stop ^_no_$ ^_oh_STOP ^_oh_stop ^_see_you ^_stop_maria ^_stop_my ^_stop_sign
^_stop_worrying ^_take_ME ^_they_should ^_this_isnt ^_use_this ^_we_dont ^_why_did ^_wrong_item
^_y_$ ^_you_no a_message_$ already_here_$ bye_._$ can_i_text do_you_have dont_stop_texting
enough_of_this getting_these_TEXTS getting_your_TEXTS getting_your_texts had_this_NUMBER
had_this_number him_to_STOP him_to_stop hope_you_NOT hope_you_dont i_NOT_REMOVE i_NOT_STOP
i_didnt_unsubscribe i_like_getting i_need_to keep_TEXTS_ME keep_texting_me last_SEND_$ mas_azucar_$
me_at_this me_off_hold me_up_$ my_KIN_$ my_number_, nao_quero_cebola need_anything_else
need_to_REMOVE need_to_unsubscribe no_mas_de no_way_$ not_interested_in not_the_owner of_TEXTS_$
oh_STOP_$ oh_stop_$ omg_STOP_$ omg_stop_$ on_the_LIST on_the_list remove_me_from repondez_STOP_$
repondez_stop_$ stop_maria_$ stop_to_optout subscribe_to_this take_it_$ text_and_drive
text_me_anymore the_NUMBER_$ these_messages_$ they_NOT_SEND this_NOT_fair this_one_$ this_time_$
to_receive_TEXTS to_receive_texts to_unsubscribe_from unsubscribe_me_$ want_to_STOP want_to_stop
we_dont_have when_you_get who_am_i why_did_i will_you_SEND will_you_text wont_stop_texting
wrong_NUMBER_of wrong_number_of you_NOT_tengo you_dont_stop you_no_tengo your_SEND_$
your_messages_$ =-5 ,_text_me ME_interesa_$ NOT_call_, NOT_lose_my ^_AGREE_$ ^_NOT_STOP ^_NOT_lose
^_NOT_on ^_STOP_my ^_STOP_playing ^_STOP_worrying ^_can_i ^_contact_me ^_day_off ^_dont_lose
^_dont_unsubscribe ^_got_your ^_here_$ ^_how_much ^_i_consent ^_im_out ^_leave_it ^_nao_posso
^_nope_$ ^_not_on ^_please_dont ^_she_NOT ^_stop_and ^_subscribe_$ ^_these_TEXTS ^_this_NOT
^_whats_on ^_yes_SEND ^_you_never ^_your_text a_SEND_$ antworten_sie_STOP antworten_sie_stop
day_off_$ doesnt_text_$ dont_bother_$ dont_call_, dont_contact_my dont_lose_my drop_me_off
es_mi_numero for_ME_, i_STOP_$ i_dont_want i_have_no i_like_these i_want_TEXTS i_want_more
i_want_texts ich_kann_nicht im_NOT_getting im_not_getting je_nai_plus last_STOP_$ last_stop_$
leave_ME_a like_these_TEXTS lose_my_number me_interesa_$ my_KIN_will my_NUMBER_, my_wifes_phone
of_texting_$ on_my_plan sie_STOP_$ sie_stop_$ stop_sending_me thank_you_$ this_NUMBER_from
this_month_$ this_number_from this_week_$ to_SEND_you to_go_$ want_more_of whos_this_$ without_me_$
wrong_LIST_$ you_NOT_STOP =-6 ASK_NOT_REMOVE NOT_getting_TEXTS NOT_needed_$ ^_ME_again ^_NOT_$
^_NOT_take ^_SEND_ME ^_bye_$ ^_do_you ^_dont_take ^_este_es ^_i_AGREE ^_me_again ^_my_phone
^_please_send ^_sign_ME ^_sign_me ^_thanks_$ ^_whos_this ^_you_NOT are_you_$ changed_my_NUMBER
changed_my_number dont_remove_me este_es_mi get_TEXTS_$ getting_TEXTS_$ i_REMOVE_from
love_these_TEXTS my_phone_$ my_wifes_NUMBER nao_tenho_mais not_needed_$ use_this_NUMBER
use_this_number we_NOT_have =-7 ,_SEND_ME NOT_STOP_TEXTS NOT_want_to ^_ASK_keep ^_do_i ^_does_this
^_ich_kann ^_is_this ^_please_keep ^_take_me ^_who_else ^_your_SEND be_there_$ dont_unsubscribe_me
dont_want_to i_have_a i_still_want optout_of_the see_you_$ =-8 ^_NOT_REMOVE ^_i_like ^_yo_soy
for_you_$ you_have_my =-9 NOT_take_ME ^_ASK_SEND dont_take_me =-11 NOT_REMOVE_ME
"""
