"""Three words side by side, by how far they lean, in tenths: made by `make weights`."""

from typing import Final

TABLE: Final = """
=12 STOP_it_$ =11 NOT_SEND_ME the_LAW_$ =9 ^_STOP_$ ^_were_NOT from_you_$ my_info_$ this_?_$
this_NUMBER_is you_STOP_$ =8 ,_this_is NOT_TEXTS_$ NOT_more_$ REMOVE_ASK_$ STOP_._$ ^_REMOVE_ME
^_STOP_SEND ^_im_on ^_you_SEND but_NOT_more but_no_more live_here_$ no_more_$ to_ME_$ to_be_SEND
to_me_$ with_the_TEXTS you_need_to you_stop_$ =7 ,_NOT_ME ,_enough_$ NOT_AGREE_$ NOT_SEND_$
NOT_for_ME NOT_him_$ NOT_live_here NUMBER_,_she STOP_the_TEXTS ^_NOT_a ^_REMOVE_ASK ^_STOP_ASK
^_do_one ^_for_the ^_lose_my ^_nolonger_a ^_stop_the be_SEND_$ do_one_$ go_away_$ got_the_wrong
i_NOT_even i_dont_even mes_donnees_$ my_AGREE_$ my_LAW_$ my_membership_$ my_right_to of_this_$
of_you_$ shut_up_$ signed_up_$ take_the_hint the_wrong_$ to_come_off you_should_be =6 ,_not_me
._STOP_$ ._stop_$ ASK_REMOVE_ME ASK_STOP_$ ME_be_$ ME_off_$ NOT_call_ME NOT_interested_$
NOT_more_ASK NOT_more_TEXTS NOT_want_them NUMBER_anymore_$ REMOVE_?_$ REMOVE_ME_$ REMOVE_from_LIST
REMOVE_my_NUMBER SEND_ME_again STOP_ASK_$ TEXTS_,_i ^_NOT_wnt ^_NOT_you ^_STOP_it ^_already_told
^_blocking_you ^_dont_reply ^_dont_wnt ^_i_object ^_ive_asked ^_merci_darreter ^_nao_sou
^_next_SEND ^_reply_STOP ^_reply_stop ^_were_not ^_wrong_girl ^_wrong_person ^_you_need ^_you_text
already_optedout_$ beat_it_$ cut_it_$ dont_have_a dont_reply_$ dont_text_$ dont_want_them
for_money_$ further_ASK_$ further_please_$ get_my_NUMBER get_my_info girl_lol_$ good_riddance_$
his_KIN_$ i_NOT_AGREE i_REMOVE_$ i_decline_$ i_didnt_subscribe is_CURSE_$ is_melissa_?
leave_ME_alone me_be_$ me_off_$ melissa_?_$ my_account_$ my_data_$ ne_suis_pas never_again_$
no_more_please no_stop_$ not_interested_$ reporting_you_to said_NOT_$ said_no_$ shut_it_down
signing_up_$ stop_._$ text_me_, third_time_$ this_STOP_$ this_is_LAW want_out_$ way_too_many
who_is_melissa who_you_think wrong_NUMBER_$ wrong_girl_lol wrong_guy_$ you_have_anything =5
,_NOT_need ,_STOP_$ ,_i_dont ,_stop_$ AGREE_to_anything ASK_NOT_SEND ASK_STOP_TEXTS ME_at_work
ME_up_NOT NOT_AGREE_in NOT_AGREE_to NOT_KIN_at NOT_ME_interesa NOT_SEND_, NOT_apply_to
NOT_disturb_$ NOT_on_the NOT_opt_in NOT_want_$ NUMBER_is_for REMOVE_my_info SEND_ME_$ STOP_NOT_work
STOP_SEND_my STOP_TEXTS_$ STOP_bugging_ME STOP_it_now STOP_this_$ STOP_today_$ TEXTS_ME_$
TEXTS_needed_$ ^_NOT_donating ^_REMOVE_$ ^_STOP_doing ^_STOP_this ^_alto_$ ^_bruh_STOP ^_bs_$
^_cut_it ^_dis_NOT ^_dis_aint ^_enough_. ^_enough_already ^_get_a ^_give_it ^_he_cant ^_i_decline
^_im_done ^_leave_my ^_my_daughter ^_next_text ^_ok_cancel ^_parar_$ ^_please_unsubscribe
^_read_the ^_reporting_you ^_sair_$ ^_she_passed ^_so_annoying ^_sstop_$ ^_stop_doing ^_take_us
^_the_tenant ^_this_NUMBER ^_we_closed ^_wrong_chick ^_you_estuvo a_clue_$ a_hike_$ are_annoying_$
are_you_getting auf_mir_zu block_you_$ bruh_STOP_$ by_that_name can_you_NOT can_you_not
cancelled_my_membership de_la_lista de_publicite_$ didnt_opt_in do_i_have dont_disturb_$
dont_live_here dont_want_$ for_these_$ from_LIST_$ from_the_LIST geen_berichten_meer get_ME_off
get_a_clue get_lost_$ get_me_off get_these_? give_it_a good_on_the have_to_ask how_long_will
i_NOT_have i_getting_this i_have_already i_refuse_$ im_NOT_her im_NOT_him im_done_$ im_not_her
im_not_him im_on_the it_a_rest it_down_$ keep_TEXTS_$ keep_texting_$ knock_it_off la_baja_$
leaving_the_LIST leaving_the_list lose_my_$ make_it_STOP me_at_work more_._$ my_LAW_calls
my_NUMBER_is my_information_$ my_lawyer_$ my_lawyer_calls my_number_is no_me_interesa not_him_$
of_it_$ ok_cancel_$ on_the_TEXTS on_the_team on_the_texts pas_de_publicite phone_anymore_$
please_dont_text quit_it_$ read_the_room reicht_es_$ report_you_$ right_person_$ so_annoying_$
stop_doesnt_work stop_it_$ stop_today_$ take_ME_off take_a_hike texting_me_$ the_right_person
the_room_$ them_paz_$ there_anymore_$ these_?_$ this_LIST_$ this_is_$ to_anything_$ to_get_these
to_text_me want_to_know why_do_i wrong_NUMBER_. wrong_chick_$ wrong_number_$ wrong_person_$
you_SEND_too you_are_$ you_get_my you_got_the you_to_the your_LIST_$ =4 ,_i_NOT ._STOP_.
NOT_SEND_again NOT_TEXTS_ASK NOT_been_a NOT_call_$ NOT_carlos_$ NOT_es_el NOT_further_TEXTS
NOT_go_to NOT_her_$ NOT_know_you NOT_melissa_$ NOT_molestar_$ NOT_more_. NOT_need_TEXTS
NOT_reach_out NOT_reply_$ NOT_want_this NOT_want_your NOT_work_$ REMOVE_from_this REMOVE_my_name
SEND_someone_else SEND_these_to STOP_getting_these STOP_now_$ STOP_period_$ STOP_thank_you
STOP_these_TEXTS TEXTS_ASK_$ TEXTS_ME_? TEXTS_ME_about TEXTS_thank_you ^_ASK_STOP ^_NOT_interested
^_NOT_lived ^_NOT_mor ^_NOT_reply ^_NOT_want ^_STOP_thank ^_STOP_the ^_TEXTS_. ^_arret_$
^_bitte_streichen ^_cancel_ME ^_cancel_me ^_cancel_this ^_cancle_$ ^_dejen_de ^_dont_want
^_es_reicht ^_fraud_$ ^_get_away ^_get_bent ^_get_lost ^_good_riddance ^_havent_lived ^_how_dare
^_how_to ^_i_ended ^_i_refuse ^_i_revoke ^_i_sent ^_i_thought ^_i_would ^_is_there ^_just_stop
^_keine_weiteren ^_knock_it ^_last_warning ^_los_voy ^_no_mor ^_not_for ^_not_the ^_nothing_further
^_pare_de ^_quero_sair ^_saquenme_de ^_screw_you ^_shame_on ^_shove_your ^_shut_up ^_spam_.
^_stop_please ^_stop_thank ^_take_my ^_these_are ^_unsubscribe_from ^_unsubscribed_ASK
^_unsubscribed_please ^_yo_NOT ^_yo_no ^_youve_been a_KIN_$ all_TEXTS_$ already_unsubscribed_$
are_driving_ME are_driving_me cancelar_a_inscricao com_isso_$ cut_it_out de_baja_$ doesnt_work_$
dont_call_$ dont_go_to dont_know_you dont_reach_out dont_send_me dont_want_this dont_want_your
en_paz_$ enough_already_$ ever_STOP_$ for_the_last from_now_on get_off_this getting_these_$
have_NOT_right have_no_right have_the_wrong have_to_say hear_from_you i_NOT_be i_REMOVE_?
i_asked_nicely i_be_REMOVE i_make_these i_optout_$ i_said_NOT i_sent_STOP i_sent_stop
i_unsubscribe_? i_unsubscribed_last i_want_off i_wont_be if_i_get in_years_$ is_my_KIN is_my_kids
is_the_third keep_getting_these last_week_$ leave_ME_be leave_me_be los_voy_a many_times_do
mi_contacto_$ moved_out_$ my_KIN_DEAD my_KIN_is my_inbox_$ my_line_$ need_TEXTS_$ never_opted_in
no_es_el no_molestar_$ no_more_. not_carlos_$ not_her_$ off_the_TEXTS off_this_$ on_NOT_call
on_dont_call please_stop_$ see_you_in shame_on_you stop_getting_these stop_now_$ stop_period_$
stop_texting_$ stop_thank_you take_ME_of take_it_off take_me_of take_my_name texting_me_?
texting_me_about texts_please_$ the_friday_ones the_hint_$ the_last_time the_police_$
the_third_time the_word_to they_NOT_live they_dont_live this_is_the this_list_$ times_do_i
to_receive_these unsubscribe_?_$ unsubscribed_ASK_$ unsubscribed_last_week unsubscribed_please_$
up_for_this want_this_$ want_to_hear we_are_NOT when_did_i will_you_$ with_the_texts with_this_$
with_you_$ wrong_number_. you_ever_STOP you_have_been you_have_the you_keep_SEND you_keep_TEXTS
you_not_$ you_to_STOP you_to_stop your_deals_$ your_looking_for =3 ,_ASK_NOT ,_ASK_REMOVE
,_NOT_SEND ,_REMOVE_$ ,_REMOVE_ME ASK_REMOVE_$ ASK_update_your ME_off_of ME_out_of NOT_again_$
NOT_asked_for NOT_have_my NOT_interested_at NOT_mas_$ NOT_means_NOT NOT_mo_$ NOT_need_for
NOT_need_these NOT_sign_up NOT_signed_up NOT_want_these NOT_wish_to NOT_you_STOP NUMBER_,_NOT
REMOVE_._$ REMOVE_it_$ SEND_TEXTS_$ SEND_again_$ SEND_my_work STOP_._i STOP_TEXTS_my STOP_last_week
STOP_them_$ STOP_to_STOP STOP_with_the ^_ME_desinscrire ^_NOT_SEND ^_NOT_again ^_NOT_es ^_NOT_for
^_NOT_know ^_NOT_means ^_NOT_mo ^_NOT_the ^_REMOVE_from ^_REMOVE_my ^_abmelden_$ ^_arretez_de
^_back_off ^_beat_it ^_blocked_$ ^_ce_nest ^_como_cancelo ^_dont_know ^_enough_$ ^_f_you ^_ich_will
^_im_optout ^_just_STOP ^_leave_us ^_me_desinscrire ^_nao_ME ^_nao_me ^_never_again ^_no_es
^_no_means ^_no_mo ^_not_interested ^_optout_ASK ^_optout_please ^_piss_off ^_please_discontinue
^_stop_$ ^_stop_this ^_take_the ^_third_time ^_unsubscribe_me ^_when_did ^_where_is ^_who_gave
^_who_is ^_you_suck ^_your_wasting a_new_NUMBER a_new_number am_i_still and_i_NOT and_take_ME
and_take_me any_of_this ask_for_this asked_to_be be_great_if can_take_ME ce_nest_pas
changed_my_mind da_lista_$ de_escribirme_$ did_i_AGREE did_i_agree didnt_sign_up do_i_make
do_you_keep dont_contact_me dont_have_my dont_need_these dont_need_to for_the_reminder gave_you_my
go_to_CURSE go_to_hell got_a_new i_NOT_give i_SEND_to i_agree_to i_said_STOP i_said_stop i_want_out
im_good_on interested_at_all je_ne_suis leave_me_alone like_to_STOP make_these_STOP me_off_of
means_NOT_$ means_no_$ meu_contato_$ my_NUMBER_obtained my_NUMBER_off my_NUMBER_out my_consent_$
my_mind_, my_number_obtained need_to_text never_signed_up nicht_mehr_$ no_mas_$ no_means_no no_mo_$
no_need_for not_for_me not_interested_at off_ASK_$ off_please_$ off_your_LIST off_your_list
on_the_NOT on_the_dont on_this_LIST on_this_list one_more_SEND one_more_text opt_ME_out out_of_my
please_remove_$ please_stop_texting please_unsubscribe_me please_update_your remove_._$ remove_me_$
remove_please_$ said_STOP_$ said_stop_$ sign_up_for so_you_can still_on_your stop_._i
stop_last_week stop_please_$ stop_to_end take_my_NUMBER take_us_off text_again_$ text_me_again
text_my_work thank_you_to the_NOT_call the_dont_call these_off_$ third_time_asking this_is_a
this_stop_$ to_REMOVE_ME to_be_contacted to_remove_me to_the_LAW turn_these_off unsubscribe_me_from
update_your_LIST want_them_$ want_to_get was_my_NUMBER was_my_number what_this_is whats_the_word
where_is_the who_gave_you why_am_i with_these_TEXTS would_like_to you_NOT_have you_TEXTS_ME
you_are_TEXTS you_are_texting you_dont_have you_keep_texting you_my_NUMBER you_my_number
you_texting_me your_list_$ =2 ,_im_NOT ,_im_not ,_no_need ,_please_dont ,_take_ME ,_take_me
._REMOVE_ME ._remove_me ASK_NOT_more KIN_at_that ME_out_$ NOT_SEND_TEXTS NOT_call_LIST
NOT_ever_SEND NOT_have_a NOT_know_who NOT_live_there SEND_my_KIN STOP_SEND_$ STOP_these_$
^_ASK_REMOVE ^_NOT_TEXTS ^_NOT_disturb ^_NOT_mas ^_NOT_sign ^_NOT_soy ^_STOP_TEXTS ^_STOP_these
^_didnt_sign ^_dont_call ^_dont_disturb ^_how_can ^_i_cancelled ^_i_hate ^_i_hereby ^_i_think
^_i_unsubscribed ^_id_like ^_leave_ME ^_make_it ^_no_mas ^_no_soy ^_numero_equivocado ^_please_no
^_take_a ^_whats_the ^_why_am am_i_on at_that_school at_work_$ be_texted_$ call_LIST_$ call_list_$
cancel_my_subscription do_i_STOP do_i_optout do_i_stop do_i_unsubscribe dont_call_list dont_call_me
dont_know_who dont_text_me dont_want_these for_me_$ for_this_$ from_the_list from_this_$
from_your_LIST how_can_i i_cancelled_my i_get_these i_have_to i_said_no i_think_you i_want_to
kids_at_that like_to_optout lose_this_NUMBER lose_this_number make_it_stop me_out_$ meine_nummer_$
more_TEXTS_ASK my_NUMBER_$ my_name_off my_number_$ my_work_phone name_off_$ need_these_$
need_to_SEND need_to_STOP need_to_stop nolonger_wish_to off_this_LIST off_this_list opt_me_out
optout_of_these please_no_more someone_else_$ the_LIST_ASK the_TEXTS_$ the_fcc_$ the_wrong_person
there_in_years this_NUMBER_$ this_is_harassment to_REMOVE_$ to_STOP_$ to_be_texted to_hear_from
to_unsubscribe_$ told_you_to too_many_TEXTS when_do_i who_you_are why_are_you wish_to_receive
with_the_messages you_NOT_$ =1 ._stop_. ME_alone_$ NOT_ask_for NOT_more_of ^_ASK_take ^_NOT_call
^_STOP_, ^_go_away ^_i_REMOVE ^_i_withdraw ^_ich_wunsche ^_please_take ^_quero_cancelar ^_stop_,
^_why_do ^_wrong_NUMBER ^_wrong_number do_i_REMOVE i_NOT_signed i_NOT_wish i_never_signed
no_more_of of_these_ASK of_these_TEXTS of_these_please the_texts_$ to_SEND_ME to_end_$
unsubscribe_from_the us_off_the =-1 ME_anymore_$ ME_up_$ ^_ive_had a_refund_$ i_NOT_know
lose_my_NUMBER me_anymore_$ me_up_$ reply_STOP_to reply_stop_to this_one_$ you_SEND_ME you_text_me
=-2 ASK_call_ME LIST_._$ NOT_ME_$ NOT_call_the NOT_want_it NUMBER_,_use STOP_by_$ ^_NOT_leave
^_cancel_that ^_dont_bother ^_dont_leave ^_dont_quit ^_end_of ^_he_NOT ^_i_STOP ^_i_already
^_i_gave ^_i_quit ^_my_number ^_never_been ^_no_no ^_omg_STOP ^_omg_stop ^_out_of ^_pas_de
^_thank_you ^_this_NOT ^_what_time ^_who_are are_great_$ be_late_$ can_you_resend
cancel_my_appointment class_?_$ did_you_get do_i_sign do_i_turn do_you_want dont_call_the
dont_want_it for_my_KIN i_cant_stop i_love_these i_love_you i_unsubscribe_from im_NOT_going
im_not_going im_out_of leave_me_a list_._$ love_you_$ my_AGREE_to my_KIN_$ my_appointment_$
my_insurance_$ my_last_message my_new_NUMBER need_anything_$ of_this_weather off_at_the
our_reservation_$ please_call_me signed_up_for stop_by_$ the_NUMBER_$ the_wait_LIST the_wait_list
this_weather_$ to_STOP_TEXTS to_be_remove to_come_$ to_you_$ up_for_the want_to_miss you_get_the
you_resend_$ =-3 ,_can_you AGREE_to_treat ASK_SEND_ME ASK_keep_TEXTS KIN_DEAD_away ME_back_$
ME_in_$ ME_off_at ME_off_hold NOT_SEND_while NOT_TEXTS_from NOT_be_late NOT_know_$ NOT_know_what
NOT_mind_$ NOT_more_than NOT_sure_$ SEND_ME_anymore STOP_lying_$ TEXTS_are_so ^_ASK_NOT ^_ASK_make
^_NOT_, ^_NOT_my ^_NOT_now ^_NOT_nuts ^_NOT_puedo ^_NOT_thanks ^_NOT_this ^_STOP_lying ^_STOP_sign
^_c_$ ^_do_you ^_give_ME ^_give_me ^_he_wont ^_hope_you ^_how_do ^_i_just ^_i_stopped ^_i_told
^_im_interested ^_im_leaving ^_ive_been ^_leave_it ^_lost_my ^_my_NUMBER ^_my_boss ^_no_, ^_no_nuts
^_no_puedo ^_no_reply ^_no_thanks ^_not_my ^_not_now ^_not_this ^_opt_in ^_please_make ^_sorry_for
^_stop_lying ^_stop_sign ^_stop_worrying ^_take_it ^_the_TEXTS ^_update_my ^_use_this ^_when_will
^_why_dont ^_wrong_item ^_y_$ ^_yep_$ ^_your_NUMBER ^_your_phone ^_your_text a_message_$
after_work_$ am_i_NOT am_i_not be_REMOVE_$ be_remove_$ but_NOT_$ but_no_$ can_i_text dont_know_$
dont_know_what dont_stop_$ dont_stop_texting for_me_, getting_your_texts have_NOT_more have_no_more
him_to_STOP him_to_stop hope_you_NOT hope_you_dont i_NOT_getting i_NOT_mean i_didnt_mean
i_dont_want i_not_getting interested_in_the is_the_wrong is_this_$ last_SEND_$ me_back_$ me_off_at
me_off_hold me_to_the my_last_SEND my_number_, my_sister_$ my_spot_$ need_anything_else next_STOP_$
next_stop_$ no_more_than not_going_to not_sure_$ on_the_LIST on_the_list please_dont_remove
please_keep_texting proud_of_you sent_from_my stop_snoring_$ stop_worrying_$ take_it_$
text_me_anymore the_guest_LIST the_guest_list the_shopping_LIST the_shopping_list the_wrong_date
these_messages_$ they_NOT_SEND they_dont_text this_again_$ this_is_not to_bed_$ to_cancel_my
to_contact_me to_stop_texting to_the_wrong use_this_one want_TEXTS_$ want_out_of want_texts_$
work_NUMBER_, wrong_chat_$ you_NOT_STOP you_dont_stop you_there_$ your_NUMBER_$ your_messages_$
your_number_$ =-4 ,_text_me KIN_NOT_STOP ME_,_i ME_at_this ME_off_speaker ME_to_the NOT_SEND_and
NOT_call_, NOT_fair_$ NOT_idea_$ NOT_interested_in NOT_leave_ME NOT_mas_de NOT_more_money
NOT_need_a NOT_the_owner NOT_way_$ NOT_way_. NOT_working_$ REMOVE_off_$ SEND_and_drive
STOP_snoring_$ STOP_to_optout STOP_worrying_$ TEXTS_crack_ME ^_ME_again ^_NOT_$ ^_NOT_STOP ^_NOT_be
^_NOT_forget ^_NOT_need ^_NOT_on ^_REMOVE_that ^_STOP_and ^_STOP_my ^_STOP_playing ^_STOP_teasing
^_STOP_worrying ^_dont_forget ^_dont_remove ^_dont_stop ^_got_your ^_hello_$ ^_i_didnt ^_i_got
^_ich_komme ^_im_a ^_im_off ^_im_out ^_je_suis ^_last_STOP ^_last_stop ^_love_these ^_me_again
^_my_phone ^_new_NUMBER ^_nope_$ ^_not_on ^_please_dont ^_sorry_i ^_stop_teasing ^_take_ME
^_these_TEXTS ^_they_should ^_we_dont ^_whats_on ^_you_NOT ^_you_said ^_your_message a_SEND_$
already_here_$ are_you_$ cancelar_mi_cita crack_ME_up crack_me_up day_off_$ dont_contact_my
enough_of_this get_the_TEXTS getting_your_TEXTS how_do_you i_NOT_REMOVE i_NOT_STOP i_NOT_live
i_didnt_unsubscribe im_NOT_getting im_not_getting keep_texting_me last_STOP_$ last_stop_$
mas_azucar_$ me_,_i me_at_this me_off_speaker my_LIST_$ nao_quero_cebola need_to_unsubscribe
no_idea_$ no_mas_de no_more_money no_way_$ no_way_. not_interested_in not_the_owner off_speaker_$
or_NOT_$ or_not_$ remove_me_from repondez_STOP_$ repondez_stop_$ stop_to_optout subscribe_to_this
text_and_drive texts_crack_me thank_you_$ these_TEXTS_$ this_month_$ this_week_$ to_REMOVE_from
to_go_$ to_receive_TEXTS to_receive_texts to_unsubscribe_from too_kind_$ want_to_stop way_._$
whats_on_your who_am_i whos_this_$ wont_stop_texting wrong_NUMBER_of wrong_number_of you_TEXTS_$
you_need_anything you_never_text you_texting_$ your_too_kind =-5 ME_interesa_$ NOT_getting_TEXTS
NOT_going_to NOT_lose_my NOT_you_SEND ^_NOT_lose ^_REMOVE_the ^_contact_me ^_day_off ^_did_you
^_dont_lose ^_este_es ^_how_much ^_i_consent ^_i_need ^_id_rather ^_love_getting ^_nao_posso
^_next_STOP ^_next_stop ^_sign_ME ^_sign_me ^_this_isnt ^_whos_this ^_why_NOT ^_why_did ^_yes_SEND
antworten_sie_STOP antworten_sie_stop cut_off_$ dont_lose_my es_mi_numero este_es_mi for_ME_,
get_it_$ get_my_SEND get_off_the i_REMOVE_from i_STOP_$ i_already_told i_like_these i_want_TEXTS
i_want_texts ich_kann_nicht je_nai_plus like_these_TEXTS lose_my_number love_these_TEXTS
me_interesa_$ my_NUMBER_, my_TEXTS_$ need_to_REMOVE of_TEXTS_$ omg_STOP_$ omg_stop_$ on_my_plan
sie_STOP_$ sie_stop_$ stop_sending_me this_NUMBER_from this_number_from to_SEND_you
unsubscribe_me_$ want_more_of want_to_STOP why_did_i will_you_SEND will_you_text without_me_$
wrong_LIST_$ you_have_to =-6 ASK_NOT_REMOVE NOT_needed_$ NOT_want_to ^_ASK_keep ^_NOT_take ^_can_i
^_do_i ^_dont_take ^_i_AGREE ^_i_love ^_not_me ^_please_keep ^_please_send ^_stop_and ^_who_else
^_you_never ^_your_SEND be_there_$ doesnt_text_$ dont_remove_me drop_me_off getting_TEXTS_$
i_need_to i_still_want i_want_more i_want_these leave_ME_a my_KIN_will my_phone_$ my_wifes_NUMBER
nao_tenho_mais not_needed_$ see_you_$ shut_it_off this_time_$ use_this_NUMBER use_this_number
want_these_$ we_NOT_have you_get_these you_have_my =-7 NOT_STOP_TEXTS ^_SEND_ME ^_does_this
^_i_cant ^_ich_kann ^_is_this ^_thanks_$ ^_yo_soy changed_my_NUMBER changed_my_number
dont_unsubscribe_me dont_want_to i_have_a why_NOT_you =-8 ,_SEND_ME NOT_take_ME ^_NOT_REMOVE
^_i_like ^_take_me dont_take_me optout_of_the =-9 SEND_you_$ ^_ASK_SEND for_you_$ =-11
NOT_REMOVE_ME
"""
