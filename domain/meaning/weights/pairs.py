"""Two words side by side, by how far they lean, in tenths: made by `make weights`."""

from typing import Final

TABLE: Final = """
=18 LAW_$ =14 STOP_$ =13 CURSE_$ TEXTS_$ =12 DEAD_$ REMOVE_$ =11 off_$ the_LAW =10 ,_STOP =9 SEND_$
anymore_$ this_phone =8 ._STOP STOP_SEND baja_$ from_you melissa_$ my_NUMBER optout_$ out_$ part_of
stop_$ this_? wrong_person =7 ,_REMOVE ,_this ._ASK ASK_STOP NUMBER_$ ^_forget ^_optout and_i
annoying_$ as_a blocked_$ contato_$ desabonner_$ get_these isso_$ junk_$ moved_out numero_$ of_you
off_this paz_$ sair_$ these_$ to_do you_$ you_not =6 ,_NOT ._please ._stop NOT_SEND NOT_him
REMOVE_? REMOVE_ASK REMOVE_ME SEND_from STOP_ASK STOP_TEXTS STOP_this TEXTS_. ^_$ ^_unsubscribe
abmelden_$ already_unsubscribed asking_$ be_SEND but_STOP company_$ contact_$ enough_$ from_your
graduated_$ guy_$ i_be inscricao_$ interesse_$ is_NOT is_a is_nolonger leave_my lista_$ live_in
mais_$ mehr_$ more_$ my_info my_number nada_$ nicht_$ nolonger_a paren_$ remove_$ reported_$
said_STOP said_stop spam_. subscription_$ suck_$ these_? this_$ this_to unsubscribed_$ want_off =5
,_enough ,_remove ,_stop ._im ._off ASK_REMOVE KIN_alone ME_alone ME_for NOT_AGREE NOT_a NOT_call
NOT_carlos NOT_interested NOT_soy NOT_use NUMBER_. SEND_TEXTS STOP_it STOP_now ^_STOP ^_alto
^_apague ^_arretez ^_aufhoren ^_basta ^_chega ^_consent ^_for ^_get ^_numero ^_nunca ^_sair
^_schluss ^_shes ^_unsubscribed ^_youve a_KIN ahi_$ alone_$ anything_$ but_no but_stop cant_vote
come_off crap_$ de_la de_publicite dejen_de delete_me do_one donnees_$ dont_call esto_$ faleceu_$
for_money forget_i from_LIST i_mean if_these in_that instead_, it_a just_STOP just_stop live_here
loschen_$ mas_$ me_for membership_$ mitteilungen_$ moi_$ molesten_$ more_. more_ASK more_please
my_LAW my_SEND my_data named_teresa nao_e no_soy of_STOP of_it optedout_$ paix_$ permission_$
plus_$ recipient_$ removal_$ remover_$ right_to rosa_$ schreiben_$ sie_mich signing_up sold_the
still_on stop_now stop_please suis_pas suscripcion_$ tengo_hijos the_TEXTS the_attorney the_company
the_hint this_STOP times_$ to_be to_text too_many warning_$ way_too you_STOP you_to you_want =4
,_just ,_quit ,_she ._REMOVE ._i ._remove ASK_take LAW_calls ME_desinscrire ME_off NOT_apply
NOT_asked NOT_for NOT_interest NOT_live NOT_melissa NOT_members NOT_mike NOT_on NOT_own
NOT_understand NOT_vote NOT_wnt STOP_. STOP_NOT ^_borrenme ^_cessez ^_de ^_dejen ^_dejenme ^_esta
^_f ^_hey ^_los ^_lose ^_nao ^_nolonger ^_nuff ^_parar ^_parem ^_reported ^_revoke ^_sstop ^_stop
^_veuillez ab_$ after_that ago_$ already_$ already_optedout and_STOP and_im are_driving at_all
away_$ awful_$ be_coming be_turned block_you bloquear_$ by_that ca_$ cancelar_$ cancelled_my
customer_$ data_$ de_baja deceased_$ did_i didnt_subscribe die_falsche died_$ discontinue_$ do_ME
donne_mon dont_own dont_reply dont_text dont_use dont_wnt email_only en_paz end_$ es_$ everything_$
for_this forever_$ further_ASK further_TEXTS further_please get_REMOVE get_my getting_this girl_lol
go_away go_to good_riddance he_DEAD he_is hear_from hearing_from hell_$ hint_$ i_know i_object
i_sold i_unsubscribed information_$ is_DEAD is_closed is_melissa is_no is_the it_$ it_down job_$
keine_nachrichten la_baja last_warning lawyer_calls leaving_the left_the line_$ list_$ liste_$
long_will looking_for los_voy me_desinscrire mecrire_$ melissa_? merci_darreter messages_$
messaggi_$ molestar_$ mon_numero months_ago more_SEND moved_$ my_$ my_account my_inbox my_lawyer
my_right name_$ nao_sou ne_plus need_these never_asked next_SEND no_interest no_stop nolonger_wish
nolonger_with not_$ not_interested not_me not_members nummer_$ off_. off_? off_of ok_cancel on_NOT
on_dont parar_$ pare_$ per_SEND per_text period_$ persona_$ please_take please_unsubscribe
plus_rien propaganda_$ publicidad_$ publicite_$ receive_these reicht_es reminders_$ report_you
reporting_you riddance_$ rocks_$ rude_$ sale_$ sent_STOP sent_stop signed_up sstop_$ state_$
stop_doesnt take_ME take_my take_us that_name the_business the_room the_survey the_team the_third
the_weekly them_$ there_, they_moved this_LIST this_NOT this_go this_list to_anything to_know
too_much turned_off unsubscribe_$ unsubscribed_ASK unsubscribed_please up_$ us_off w_the want_$
we_closed werbung_$ were_NOT who_you why_do with_ME with_you wrong_$ wrong_NUMBER wrong_girl
wrong_lady wrong_number years_$ you_are you_keep your_LIST =3 ,_ASK ,_dont ,_go ,_never ,_please
,_unsubscribe ,_you ._dont AGREE_$ ASK_NOT KIN_DEAD KIN_at KIN_graduated LIST_? ME_be ME_out
ME_thanks NOT_$ NOT_KIN NOT_ask NOT_es NOT_go NOT_her NOT_manden NOT_mo NOT_molestar NOT_mor
NOT_more NOT_opt NOT_sign NOT_will NOT_with NOT_you NUMBER_anymore NUMBER_is NUMBER_obtained
NUMBER_off NUMBER_on NUMBER_out REMOVE_my SEND_. SEND_ASK SEND_again SEND_to STOP_blowing
STOP_bugging STOP_last STOP_period STOP_thank STOP_these STOP_today STOP_w TEXTS_, TEXTS_a
TEXTS_after TEXTS_my TEXTS_thank ^_arret ^_arrete ^_bruh ^_bs ^_cancelar ^_cancle ^_cut ^_eliminar
^_enough ^_goodbye ^_id ^_incorrect ^_lady ^_ne ^_ok ^_pare ^_read ^_reply ^_report ^_reporting
^_saquenme ^_screw ^_shut ^_sold ^_switch ^_vous ^_want a_clue a_complaint account_$ after_$
after_this agree_to all_TEXTS alto_$ are_$ are_not asked_nicely auf_mir been_a belongs_to bloque_$
bro_$ business_$ but_ASK but_NOT but_please by_SEND by_text can_somebody cancel_$ cancel_.
cancel_ME cancel_me cancel_this cancle_$ carlos_$ clue_$ com_isso como_cancelo consent_$
contacted_$ contacto_$ cut_it da_lista de_mecrire de_mensagem de_su dead_$ der_liste descadastrar_$
didnt_opt didnt_sign doesnt_work dog_DEAD dog_died dont_reach dont_send email_$ escribir_$
every_SEND for_these friday_ones front_desk garbage_$ get_bent got_the have_already have_to i_agree
i_decline i_ended i_go i_make i_optout i_refuse i_revoke i_said immediately_$ in_your inbox_$
is_LAW is_for it_off keine_SEND keine_message keine_weiteren keine_werbung last_week lol_STOP
lol_stop mas_promociones mauvais_numero me_be me_thanks mensagem_$ meu_contato meu_numero
mi_contacto mi_numero mir_zu mo_$ money_$ more_TEXTS more_message my_attorney my_kids my_mother
my_optout nachrichten_$ nao_ME nao_me ne_suis need_TEXTS never_will next_text no_es no_manden
no_melissa no_mo no_molestar no_mor no_more not_carlos not_her number_. number_obtained numbers_$
numero_equivocado of_my of_your off_ASK off_TEXTS off_please off_your ok_STOP ok_stop on_you opt_ME
optout_ASK optout_please pare_de personne_$ phone_. please_discontinue please_stop police_$
quero_sair quit_$ read_the recibir_mas registry_$ remove_please request_$ revoke_$ right_person
said_NOT said_no saquenme_de scam_$ shame_on she_DEAD so_ASK so_annoying so_please someone_else
specials_$ stop_contacting stop_last stop_period stop_thank stop_this stop_today sue_$ svp_$ take_a
taking_my team_anymore texting_my texts_please the_area the_friday the_person the_texts the_word
them_paz these_anymore these_are third_time this_NUMBER this_is this_stop to_ME to_a to_ask to_get
to_me told_you unsubscribe_? us_alone voting_for want_it want_them way_to where_is why_are
will_keine word_to work_phone wrong_guy yo_NOT yo_no you_estuvo you_getting you_still your_NOT
your_list your_looking youve_been youve_got =2 ,_no ,_take ._NOT ._and ._take ?_STOP ?_stop
AGREE_in ASK_and ASK_cancel KIN_is LIST_$ ME_escriban ME_retirer NOT_. NOT_ME NOT_be NOT_come
NOT_deseo NOT_disturb NOT_gave NOT_hit NOT_mas NOT_means NOT_reply NOT_signed REMOVE_. STOP_,
STOP_all STOP_asking STOP_them STOP_with TEXTS_ASK TEXTS_ME TEXTS_for TEXTS_i ^_abmelden ^_bitte
^_blocking ^_cancel ^_ce ^_cease ^_como ^_didnt ^_enlevez ^_ich ^_ive ^_kindly ^_leave ^_lol
^_quero ^_scam ^_shame ^_vou ^_wrong ^_your a_customer again_$ all_$ all_future and_REMOVE and_stop
and_take are_texting arret_$ arretez_de at_work be_$ be_contacted block_this but_can call_LAW
call_LIST call_list ce_nest could_you database_$ de_TEXTS de_escribirme de_messages delete_my
dont_disturb dont_hit dont_live else_$ enough_, enough_already escribirme_$ f_you fcc_$ for_my
from_this future_TEXTS get_a get_lost great_if hate_these he_died he_left her_$ him_$ how_rude
how_was i_have i_hereby i_on i_sent i_unsubscribe i_wont ich_will im_calling im_not im_optout
in_may in_years interested_$ is_$ it_if it_stop ive_asked knock_it know_who know_you last_time
lose_this mande_mais manden_mas many_texts marketing_$ mas_TEXTS mas_messages me_alone me_escriban
me_off me_retirer means_NOT means_no mind_, my_AGREE my_contact my_house my_information my_line
my_mind my_name my_texts name_off need_to nest_pas never_gave never_opted never_signed nicht_mehr
no_$ no_. no_deseo no_mas no_me no_means nope_. not_for not_on notifications_$ number_is
nummer_loschen opted_in optout_thanks parem_de person_, please_and please_cancel please_delete
please_no promos_$ quero_cancelar quit_it quit_texting remove_. reply_$ room_$ service_$ so_you
stop_, stop_. stop_texting stop_these stop_with take_this text_. text_my texting_a texting_me
texts_$ texts_after thanks_, that_school thats_enough the_LIST the_NOT the_dont the_fcc the_info
the_one the_paper the_reminder the_tcpa think_you times_do to_CURSE to_block to_hear to_hell
turn_these update_your voy_a want_out was_my were_not what_this who_gave why_am will_this with_the
with_these would_like year_$ you_CURSE you_TEXTS you_have you_in you_my you_stop your_system
your_texting =1 ,_not ME_. NOT_TEXTS NOT_ever NOT_have NOT_reach NOT_wish ^_REMOVE ^_blocked
^_erase ^_favor ^_i ^_keine ^_kill ^_knock ^_por ^_quit ^_so are_NOT are_annoying ask_for be_texted
cancel_all done_with dont_have ever_SEND gave_you i_will ich_wunsche im_NOT la_lista me_$ me_.
meine_nummer my_cell my_consent my_kid my_subscription not_the number_$ on_this opt_me out_of
phone_, por_favor reach_out spam_$ texted_$ texting_$ there_anymore to_end turn_off updates_$
vote_$ whats_the when_did when_do where_did wish_to would_be you_turn =-1 ASK_make ME_the NOT_get
NUMBER_? ^_count ^_did ^_remove ^_thank ^_which amazon_$ bus_STOP bus_stop class_? count_ME
count_me does_the favor_de fine_$ for_you from_amazon from_the help_ME help_me home_$ how_do i_need
im_out kind_$ list_please merci_$ mom_$ my_appointment number_, please_make receive_texts room_at
the_alerts the_delivery the_snow to_confirm to_quit when_does you_SEND =-2 ,_how ,_i ,_need ,_shes
,_so ,_where 10_$ 10_off 30_$ 5th_$ 7_$ ME_in ME_on ME_two ME_when NOT_got NOT_now NOT_start
NOT_worry NUMBER_ASK SEND_and STOP_early STOP_is STOP_lol STOP_of STOP_on STOP_snoring STOP_to
TEXTS_are TEXTS_from TEXTS_now ^_AGREE ^_ASK ^_add ^_block ^_confirmed ^_he ^_help ^_ill ^_its
^_let ^_liked ^_lost ^_meet ^_put ^_see ^_send ^_someone ^_who a_ride a_table add_ME address_$
all_good are_you at_moms autopay_$ block_off blue_$ broken_$ bus_$ by_$ by_mail can_$ can_i
cancel_dinner cancel_that cant_make chat_$ cita_del coffee_$ confirm_$ delete_the did_$ dinner_$
does_it dont_leave dont_quit dont_worry drop_me drop_off email_ME email_me fee_$ floor_$ form_$
from_hulu from_reply from_spotify front_$ get_ME get_me getting_texts had_enough had_to help_$
how_did hulu_$ i_STOP i_already i_bring i_found i_missed i_take i_told id_rather im_in is_broken
it_up keeps_TEXTS keeps_texting keys_$ la_cita lunch_$ mail_$ make_sure me_to me_two me_when milk_$
mine_$ more_info more_room morning_$ my_boss my_card my_job my_new my_phone need_the needed_$
never_got no_, no_i no_no nolonger_need noon_$ not_now of_texting of_the old_card omg_STOP omg_stop
on_friday order_$ our_reservation outside_$ pedido_$ pickles_$ please_text posso_ir quit_worrying
receipt_$ report_a reschedule_$ reservation_$ ride_$ saturday_$ schedule_$ send_it send_the
should_STOP should_stop slot_$ snoring_$ so_much spotify_$ start_NOT start_without stop_is street_$
table_$ take_10 text_and text_you thanks_$ thanks_. that_$ thats_all the_account the_bus the_door
the_invoice the_new the_roster the_schedule the_shopping the_stain the_wait the_waitlist
these_TEXTS these_texts they_NOT this_weather thursday_$ to_contact to_miss to_the to_you today_,
tonight_$ too_kind town_$ turn_the update_it wait_LIST wait_list want_the where_do who_dis
wifes_NUMBER with_my wrong_address wrong_day you_, you_ask you_remove you_resend you_text
your_house your_message =-3 ,_KIN ,_call ,_can ,_is 12_$ ASK_, KIN_, KIN_STOP KIN_to ME_anymore
ME_before ME_know ME_to NOT_, NOT_coming NOT_i NOT_make NOT_needed NOT_nuts NOT_puedo NOT_sure
NOT_this NUMBER_of REMOVE_a SEND_a SEND_him SEND_it STOP_and STOP_at STOP_crying STOP_my STOP_sign
TEXTS_about ^_NOT ^_again ^_c ^_call ^_confirm ^_cross ^_delete ^_do ^_dont ^_el ^_emma ^_este
^_estoy ^_gracias ^_happy ^_hello ^_hope ^_info ^_jarrive ^_just ^_list ^_maybe ^_merci ^_message
^_omg ^_opt ^_pass ^_perfect ^_phone ^_please ^_reschedule ^_she ^_sorry ^_sou ^_start ^_tell
^_text ^_texting ^_thanks ^_update ^_use ^_whats ^_whos ^_why ^_will ^_y a_day a_refund about_the
agreed_to ann_$ anything_else are_great around_noon at_the awesome_$ azucar_$ back_$ be_late
before_9 birthday_$ call_, call_me call_my called_ME called_me cant_$ card_$ cebola_$ change_$
cheese_$ cita_$ cold_$ color_$ confirmar_$ confirmed_$ day_$ de_bus dont_cancel ended_up ever_$
fin_de first_$ for_me for_your forgot_to found_it fries_$ from_netflix get_it getting_your got_it
grade_$ guest_LIST guest_list have_no have_that he_STOP he_quit he_unsubscribed he_wont helpful_$
him_to hope_you hoy_$ i_cancel i_didnt i_got i_like i_lost i_not i_remove i_stop i_stopped
i_subscribe i_text i_want ich_komme ill_call im_interested in_my instead_of iphone_$ is_my it_,
it_your keep_ME keep_me keine_milch last_message link_$ manana_$ mas_azucar mas_de me_a me_anymore
me_before me_know me_the month_$ more_money more_of more_than my_dad my_insurance my_list my_sister
my_spot nao_posso new_NUMBER night_$ no_nuts no_puedo not_going not_needed not_sure not_this
number_of numero_de numero_es of_a of_town off_and off_speaker off_tuesday online_$ opt_for
optedout_of pas_de photo_$ please_, plus_tard problem_$ quero_cebola questions_$ quote_$ ready_$
refund_$ remove_a remove_the reply_STOP reply_stop repondez_STOP repondez_stop resend_$ right_$
right_? say_STOP say_stop see_you send_a sending_me sent_from shopping_LIST shopping_list sister_$
so_helpful soda_$ sorry_$ sorry_i speaker_$ st_$ start_$ stop_at stop_crying stop_sign stop_to
sure_i team_$ test_. text_me the_end the_flu the_guest the_red then_$ this_one through_$ ticket_$
tickets_$ to_bring to_treat told_him truck_STOP truck_stop tuesday_for two_$ waiting_$ want_TEXTS
want_texts want_to way_. we_have week_$ weekend_$ went_to what_time whats_on when_will why_dont
why_was work_$ worrying_$ wrong_chat wrong_date wrong_item y_$ you_a you_do you_may you_the
you_then you_there your_too =-4 ,_who 50142_$ 8_$ 9_$ AGREE_for ASK_$ ME_TEXTS ME_a ME_back NOT_bad
NOT_home NOT_leave NOT_lose REMOVE_that SEND_you STOP_in STOP_maria STOP_playing TEXTS_on ^_as
^_can ^_day ^_done ^_lets ^_mi ^_new ^_no ^_obrigado ^_off ^_one ^_r ^_same ^_sent ^_si ^_they
a_message about_this after_work already_here and_drive and_get antworten_sie appointment_$ asked_my
bad_$ better_$ bother_$ c_$ call_$ cancelar_mi cant_stop come_$ da_$ demain_$ dessert_$ did_you
didnt_unsubscribe dont_bother dont_forget dont_lose driving_$ early_$ en_la end_of este_es for_ME
go_$ got_ME got_me got_your heute_$ i_AGREE i_consent ice_$ im_a in_$ in_person insurance_$
interesa_$ is_her je_suis kann_nicht keine_zwiebeln know_$ last_STOP last_stop last_text later_$
leave_it like_getting llamar_$ maria_$ me_back mi_cita mind_$ mondays_$ more_messages moved_to
mushrooms_$ my_last my_mom my_order nai_plus need_a need_anything never_stop new_phone next_STOP
next_stop nolonger_have non_STOP non_stop nope_$ of_ME off_at off_hold on_ME on_me onions_$ pagar_$
pare_na park_$ perfect_$ place_$ please_$ quit_smoking rush_$ seat_$ sie_STOP sie_stop sign_$
signed_$ spot_$ stop_and stop_in stop_maria stop_worrying tag_$ thanks_for there_$ these_messages
they_should this_month this_rain this_time to_call traffic_$ use_this want_more when_you who_am
why_NOT why_did will_STOP will_stop win_$ without_me works_$ worry_$ yeah_$ yes_SEND you_never =-5
,_text 3_$ KIN_will NOT_cancel NOT_getting NOT_going NOT_mind NOT_mine NOT_way NUMBER_DEAD
STOP_smoking ^_LIST ^_all ^_any ^_are ^_both ^_cant ^_got ^_keep ^_sign ^_soy ^_these ^_what
^_withdraw a_SEND attached_$ bien_$ busy_$ charge_$ check_$ day_off de_responda doesnt_text done_$
dont_remove esperar_$ get_the getting_TEXTS he_NOT hoje_$ hungry_$ i_moved interested_in it_to
lost_my malade_$ my_LIST my_wifes no_way not_getting paper_statements phone_died please_send
plus_de receive_TEXTS reported_the she_STOP size_$ still_want tenho_mais thank_you to_cancel to_go
to_pay today_$ tuesday_$ twice_$ unsubscribed_from update_my way_$ weather_$ wont_stop wrong_LIST
your_text =-6 ASK_keep NOT_forget STOP_by STOP_worrying ^_cest ^_contact ^_my class_$ contact_my
date_$ dont_unsubscribe es_mi how_much i_love ich_kann is_it last_SEND late_$ making_ME making_me
my_old ok_$ on_my please_keep stop_by time_$ tomorrow_$ whos_this yes_$ yo_soy you_REMOVE =-7
,_SEND REMOVE_the ^_LAW ^_NUMBER ^_does ^_is ^_the be_there do_you dont_take friday_$ great_$
love_these monday_$ too_$ yet_$ your_SEND =-8 4_$ 5_$ ASK_SEND NOT_take ^_TEXTS ^_love coming_$
dont_stop is_this lol_$ sick_$ this_week =-9 ^_a haha_$ =-10 ?_$ =-12 NOT_REMOVE ^_SEND =-16
NOT_STOP
"""
