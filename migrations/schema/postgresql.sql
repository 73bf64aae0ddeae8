CREATE SEQUENCE "app_role_id_seq"
;;
CREATE SEQUENCE "app_user_id_seq"
;;
CREATE SEQUENCE "app_user_role_id_seq"
;;
CREATE SEQUENCE "approval_rule_id_seq"
;;
CREATE SEQUENCE "approval_run_id_seq"
;;
CREATE SEQUENCE "approval_step_id_seq"
;;
CREATE SEQUENCE "area_id_seq"
;;
CREATE SEQUENCE "attachment_id_seq"
;;
CREATE SEQUENCE "cockpit_board_id_seq"
;;
CREATE SEQUENCE "cockpit_month_id_seq"
;;
CREATE SEQUENCE "cockpit_own_figure_id_seq"
;;
CREATE SEQUENCE "cockpit_target_id_seq"
;;
CREATE SEQUENCE "cockpit_tile_id_seq"
;;
CREATE SEQUENCE "cockpit_value_id_seq"
;;
CREATE SEQUENCE "contact_id_seq"
;;
CREATE SEQUENCE "contact_activity_id_seq"
;;
CREATE SEQUENCE "contact_address_id_seq"
;;
CREATE SEQUENCE "contact_bank_id_seq"
;;
CREATE SEQUENCE "contact_channel_id_seq"
;;
CREATE SEQUENCE "contact_consent_id_seq"
;;
CREATE SEQUENCE "contact_field_id_seq"
;;
CREATE SEQUENCE "contact_merge_id_seq"
;;
CREATE SEQUENCE "contact_person_id_seq"
;;
CREATE SEQUENCE "contact_role_id_seq"
;;
CREATE SEQUENCE "contact_terms_id_seq"
;;
CREATE SEQUENCE "document_id_seq"
;;
CREATE SEQUENCE "document_case_id_seq"
;;
CREATE SEQUENCE "document_correction_id_seq"
;;
CREATE SEQUENCE "document_erasure_id_seq"
;;
CREATE SEQUENCE "document_field_id_seq"
;;
CREATE SEQUENCE "document_folder_trouble_id_seq"
;;
CREATE SEQUENCE "document_held_id_seq"
;;
CREATE SEQUENCE "document_hold_id_seq"
;;
CREATE SEQUENCE "document_node_id_seq"
;;
CREATE SEQUENCE "document_rule_id_seq"
;;
CREATE SEQUENCE "document_stamp_id_seq"
;;
CREATE SEQUENCE "document_tag_id_seq"
;;
CREATE SEQUENCE "document_tagged_id_seq"
;;
CREATE SEQUENCE "document_type_id_seq"
;;
CREATE SEQUENCE "document_value_id_seq"
;;
CREATE SEQUENCE "document_version_id_seq"
;;
CREATE SEQUENCE "document_watched_id_seq"
;;
CREATE SEQUENCE "finance_account_id_seq"
;;
CREATE SEQUENCE "finance_account_place_id_seq"
;;
CREATE SEQUENCE "finance_accrual_id_seq"
;;
CREATE SEQUENCE "finance_accrual_run_id_seq"
;;
CREATE SEQUENCE "finance_allocation_id_seq"
;;
CREATE SEQUENCE "finance_asset_id_seq"
;;
CREATE SEQUENCE "finance_asset_change_id_seq"
;;
CREATE SEQUENCE "finance_asset_run_id_seq"
;;
CREATE SEQUENCE "finance_bank_account_id_seq"
;;
CREATE SEQUENCE "finance_bank_line_id_seq"
;;
CREATE SEQUENCE "finance_bank_profile_id_seq"
;;
CREATE SEQUENCE "finance_bank_rule_id_seq"
;;
CREATE SEQUENCE "finance_bank_statement_id_seq"
;;
CREATE SEQUENCE "finance_base_rate_id_seq"
;;
CREATE SEQUENCE "finance_budget_line_id_seq"
;;
CREATE SEQUENCE "finance_budget_note_id_seq"
;;
CREATE SEQUENCE "finance_budget_review_id_seq"
;;
CREATE SEQUENCE "finance_cash_count_id_seq"
;;
CREATE SEQUENCE "finance_cash_register_id_seq"
;;
CREATE SEQUENCE "finance_cost_centre_id_seq"
;;
CREATE SEQUENCE "finance_dunning_block_id_seq"
;;
CREATE SEQUENCE "finance_dunning_group_id_seq"
;;
CREATE SEQUENCE "finance_dunning_item_id_seq"
;;
CREATE SEQUENCE "finance_dunning_letter_id_seq"
;;
CREATE SEQUENCE "finance_dunning_level_id_seq"
;;
CREATE SEQUENCE "finance_dunning_run_id_seq"
;;
CREATE SEQUENCE "finance_entry_id_seq"
;;
CREATE SEQUENCE "finance_expected_payment_id_seq"
;;
CREATE SEQUENCE "finance_fiscal_year_id_seq"
;;
CREATE SEQUENCE "finance_line_id_seq"
;;
CREATE SEQUENCE "finance_mandate_id_seq"
;;
CREATE SEQUENCE "finance_measure_id_seq"
;;
CREATE SEQUENCE "finance_partner_id_seq"
;;
CREATE SEQUENCE "finance_payment_id_seq"
;;
CREATE SEQUENCE "finance_payment_file_id_seq"
;;
CREATE SEQUENCE "finance_payment_plan_id_seq"
;;
CREATE SEQUENCE "finance_payment_plan_item_id_seq"
;;
CREATE SEQUENCE "finance_payment_plan_part_id_seq"
;;
CREATE SEQUENCE "finance_period_id_seq"
;;
CREATE SEQUENCE "finance_provision_id_seq"
;;
CREATE SEQUENCE "finance_provision_move_id_seq"
;;
CREATE SEQUENCE "finance_purchase_id_seq"
;;
CREATE SEQUENCE "finance_purchase_position_id_seq"
;;
CREATE SEQUENCE "finance_sales_advance_id_seq"
;;
CREATE SEQUENCE "finance_sales_billed_id_seq"
;;
CREATE SEQUENCE "finance_sales_contract_id_seq"
;;
CREATE SEQUENCE "finance_sales_document_id_seq"
;;
CREATE SEQUENCE "finance_sales_enclosure_id_seq"
;;
CREATE SEQUENCE "finance_sales_line_id_seq"
;;
CREATE SEQUENCE "finance_sales_origin_id_seq"
;;
CREATE SEQUENCE "finance_sales_price_step_id_seq"
;;
CREATE SEQUENCE "finance_scheme_id_seq"
;;
CREATE SEQUENCE "finance_settlement_id_seq"
;;
CREATE SEQUENCE "finance_settlement_difference_id_seq"
;;
CREATE SEQUENCE "finance_stack_id_seq"
;;
CREATE SEQUENCE "finance_stack_line_id_seq"
;;
CREATE SEQUENCE "finance_tax_case_id_seq"
;;
CREATE SEQUENCE "finance_taxation_id_seq"
;;
CREATE SEQUENCE "finance_template_id_seq"
;;
CREATE SEQUENCE "finance_text_constant_id_seq"
;;
CREATE SEQUENCE "finance_vat_return_id_seq"
;;
CREATE SEQUENCE "follow_up_id_seq"
;;
CREATE SEQUENCE "governance_analysis_id_seq"
;;
CREATE SEQUENCE "governance_breach_id_seq"
;;
CREATE SEQUENCE "governance_breach_step_id_seq"
;;
CREATE SEQUENCE "governance_confidant_id_seq"
;;
CREATE SEQUENCE "governance_contract_id_seq"
;;
CREATE SEQUENCE "governance_control_id_seq"
;;
CREATE SEQUENCE "governance_control_test_id_seq"
;;
CREATE SEQUENCE "governance_deletion_id_seq"
;;
CREATE SEQUENCE "governance_deletion_item_id_seq"
;;
CREATE SEQUENCE "governance_dpia_id_seq"
;;
CREATE SEQUENCE "governance_dpia_risk_id_seq"
;;
CREATE SEQUENCE "governance_duty_id_seq"
;;
CREATE SEQUENCE "governance_duty_done_id_seq"
;;
CREATE SEQUENCE "governance_emergency_entry_id_seq"
;;
CREATE SEQUENCE "governance_erasure_id_seq"
;;
CREATE SEQUENCE "governance_exercise_id_seq"
;;
CREATE SEQUENCE "governance_exercise_measure_id_seq"
;;
CREATE SEQUENCE "governance_gift_id_seq"
;;
CREATE SEQUENCE "governance_handbook_print_id_seq"
;;
CREATE SEQUENCE "governance_handbook_run_id_seq"
;;
CREATE SEQUENCE "governance_handbook_setup_id_seq"
;;
CREATE SEQUENCE "governance_incident_id_seq"
;;
CREATE SEQUENCE "governance_incident_entry_id_seq"
;;
CREATE SEQUENCE "governance_matrix_id_seq"
;;
CREATE SEQUENCE "governance_plan_id_seq"
;;
CREATE SEQUENCE "governance_plan_step_id_seq"
;;
CREATE SEQUENCE "governance_process_id_seq"
;;
CREATE SEQUENCE "governance_process_need_id_seq"
;;
CREATE SEQUENCE "governance_processing_id_seq"
;;
CREATE SEQUENCE "governance_processor_id_seq"
;;
CREATE SEQUENCE "governance_report_id_seq"
;;
CREATE SEQUENCE "governance_request_id_seq"
;;
CREATE SEQUENCE "governance_request_step_id_seq"
;;
CREATE SEQUENCE "governance_restriction_id_seq"
;;
CREATE SEQUENCE "governance_risk_id_seq"
;;
CREATE SEQUENCE "governance_risk_loss_id_seq"
;;
CREATE SEQUENCE "governance_risk_measure_id_seq"
;;
CREATE SEQUENCE "governance_threat_id_seq"
;;
CREATE SEQUENCE "hr_absence_id_seq"
;;
CREATE SEQUENCE "hr_applicant_id_seq"
;;
CREATE SEQUENCE "hr_applicant_score_id_seq"
;;
CREATE SEQUENCE "hr_applicant_step_id_seq"
;;
CREATE SEQUENCE "hr_appointment_id_seq"
;;
CREATE SEQUENCE "hr_assignment_id_seq"
;;
CREATE SEQUENCE "hr_bank_id_seq"
;;
CREATE SEQUENCE "hr_checklist_item_id_seq"
;;
CREATE SEQUENCE "hr_checklist_task_id_seq"
;;
CREATE SEQUENCE "hr_contract_id_seq"
;;
CREATE SEQUENCE "hr_contract_term_id_seq"
;;
CREATE SEQUENCE "hr_course_id_seq"
;;
CREATE SEQUENCE "hr_course_attempt_id_seq"
;;
CREATE SEQUENCE "hr_course_clause_id_seq"
;;
CREATE SEQUENCE "hr_course_event_id_seq"
;;
CREATE SEQUENCE "hr_course_participant_id_seq"
;;
CREATE SEQUENCE "hr_course_proof_id_seq"
;;
CREATE SEQUENCE "hr_course_question_id_seq"
;;
CREATE SEQUENCE "hr_course_slide_id_seq"
;;
CREATE SEQUENCE "hr_disability_id_seq"
;;
CREATE SEQUENCE "hr_instruction_id_seq"
;;
CREATE SEQUENCE "hr_insurance_id_seq"
;;
CREATE SEQUENCE "hr_leave_notice_id_seq"
;;
CREATE SEQUENCE "hr_leave_opening_id_seq"
;;
CREATE SEQUENCE "hr_leaving_id_seq"
;;
CREATE SEQUENCE "hr_look_id_seq"
;;
CREATE SEQUENCE "hr_pay_id_seq"
;;
CREATE SEQUENCE "hr_payroll_amount_id_seq"
;;
CREATE SEQUENCE "hr_payroll_benefit_id_seq"
;;
CREATE SEQUENCE "hr_payroll_claim_id_seq"
;;
CREATE SEQUENCE "hr_payroll_fund_id_seq"
;;
CREATE SEQUENCE "hr_payroll_item_id_seq"
;;
CREATE SEQUENCE "hr_payroll_kind_id_seq"
;;
CREATE SEQUENCE "hr_payroll_notice_id_seq"
;;
CREATE SEQUENCE "hr_payroll_opening_id_seq"
;;
CREATE SEQUENCE "hr_payroll_payment_id_seq"
;;
CREATE SEQUENCE "hr_payroll_run_id_seq"
;;
CREATE SEQUENCE "hr_payroll_slip_id_seq"
;;
CREATE SEQUENCE "hr_payroll_terms_id_seq"
;;
CREATE SEQUENCE "hr_person_id_seq"
;;
CREATE SEQUENCE "hr_personal_id_seq"
;;
CREATE SEQUENCE "hr_post_id_seq"
;;
CREATE SEQUENCE "hr_qualification_id_seq"
;;
CREATE SEQUENCE "hr_reference_block_id_seq"
;;
CREATE SEQUENCE "hr_shutdown_id_seq"
;;
CREATE SEQUENCE "hr_site_id_seq"
;;
CREATE SEQUENCE "hr_skill_id_seq"
;;
CREATE SEQUENCE "hr_skill_level_id_seq"
;;
CREATE SEQUENCE "hr_skill_need_id_seq"
;;
CREATE SEQUENCE "hr_talk_id_seq"
;;
CREATE SEQUENCE "hr_talk_course_id_seq"
;;
CREATE SEQUENCE "hr_talk_goal_id_seq"
;;
CREATE SEQUENCE "hr_tax_id_seq"
;;
CREATE SEQUENCE "hr_time_id_seq"
;;
CREATE SEQUENCE "hr_time_booking_id_seq"
;;
CREATE SEQUENCE "hr_time_import_id_seq"
;;
CREATE SEQUENCE "hr_time_model_id_seq"
;;
CREATE SEQUENCE "hr_time_month_id_seq"
;;
CREATE SEQUENCE "hr_time_note_id_seq"
;;
CREATE SEQUENCE "hr_time_rule_id_seq"
;;
CREATE SEQUENCE "hr_time_shift_id_seq"
;;
CREATE SEQUENCE "hr_training_budget_id_seq"
;;
CREATE SEQUENCE "hr_travel_account_id_seq"
;;
CREATE SEQUENCE "hr_travel_rate_id_seq"
;;
CREATE SEQUENCE "hr_trip_id_seq"
;;
CREATE SEQUENCE "hr_trip_advance_id_seq"
;;
CREATE SEQUENCE "hr_trip_day_id_seq"
;;
CREATE SEQUENCE "hr_trip_leg_id_seq"
;;
CREATE SEQUENCE "hr_trip_receipt_id_seq"
;;
CREATE SEQUENCE "hr_vacancy_id_seq"
;;
CREATE SEQUENCE "import_file_id_seq"
;;
CREATE SEQUENCE "inventory_article_id_seq"
;;
CREATE SEQUENCE "inventory_article_value_id_seq"
;;
CREATE SEQUENCE "inventory_category_id_seq"
;;
CREATE SEQUENCE "inventory_category_field_id_seq"
;;
CREATE SEQUENCE "inventory_cost_id_seq"
;;
CREATE SEQUENCE "inventory_count_id_seq"
;;
CREATE SEQUENCE "inventory_count_drawn_id_seq"
;;
CREATE SEQUENCE "inventory_count_line_id_seq"
;;
CREATE SEQUENCE "inventory_enquiry_id_seq"
;;
CREATE SEQUENCE "inventory_enquiry_line_id_seq"
;;
CREATE SEQUENCE "inventory_frame_id_seq"
;;
CREATE SEQUENCE "inventory_frame_line_id_seq"
;;
CREATE SEQUENCE "inventory_kept_day_id_seq"
;;
CREATE SEQUENCE "inventory_kit_part_id_seq"
;;
CREATE SEQUENCE "inventory_label_id_seq"
;;
CREATE SEQUENCE "inventory_level_id_seq"
;;
CREATE SEQUENCE "inventory_lock_id_seq"
;;
CREATE SEQUENCE "inventory_lot_id_seq"
;;
CREATE SEQUENCE "inventory_minimum_id_seq"
;;
CREATE SEQUENCE "inventory_move_id_seq"
;;
CREATE SEQUENCE "inventory_move_project_id_seq"
;;
CREATE SEQUENCE "inventory_need_id_seq"
;;
CREATE SEQUENCE "inventory_offer_id_seq"
;;
CREATE SEQUENCE "inventory_offer_price_id_seq"
;;
CREATE SEQUENCE "inventory_order_id_seq"
;;
CREATE SEQUENCE "inventory_order_bill_id_seq"
;;
CREATE SEQUENCE "inventory_order_bill_line_id_seq"
;;
CREATE SEQUENCE "inventory_order_line_id_seq"
;;
CREATE SEQUENCE "inventory_order_terms_id_seq"
;;
CREATE SEQUENCE "inventory_place_id_seq"
;;
CREATE SEQUENCE "inventory_posting_id_seq"
;;
CREATE SEQUENCE "inventory_price_id_seq"
;;
CREATE SEQUENCE "inventory_price_break_id_seq"
;;
CREATE SEQUENCE "inventory_receipt_id_seq"
;;
CREATE SEQUENCE "inventory_reservation_id_seq"
;;
CREATE SEQUENCE "inventory_supplier_id_seq"
;;
CREATE SEQUENCE "inventory_value_id_seq"
;;
CREATE SEQUENCE "it_access_id_seq"
;;
CREATE SEQUENCE "it_address_id_seq"
;;
CREATE SEQUENCE "it_agreement_id_seq"
;;
CREATE SEQUENCE "it_arrival_id_seq"
;;
CREATE SEQUENCE "it_article_id_seq"
;;
CREATE SEQUENCE "it_article_tie_id_seq"
;;
CREATE SEQUENCE "it_asset_id_seq"
;;
CREATE SEQUENCE "it_asset_field_id_seq"
;;
CREATE SEQUENCE "it_asset_value_id_seq"
;;
CREATE SEQUENCE "it_audit_id_seq"
;;
CREATE SEQUENCE "it_audit_line_id_seq"
;;
CREATE SEQUENCE "it_backup_id_seq"
;;
CREATE SEQUENCE "it_backup_event_id_seq"
;;
CREATE SEQUENCE "it_calendar_id_seq"
;;
CREATE SEQUENCE "it_category_id_seq"
;;
CREATE SEQUENCE "it_change_id_seq"
;;
CREATE SEQUENCE "it_check_id_seq"
;;
CREATE SEQUENCE "it_component_id_seq"
;;
CREATE SEQUENCE "it_contract_id_seq"
;;
CREATE SEQUENCE "it_covered_id_seq"
;;
CREATE SEQUENCE "it_custody_id_seq"
;;
CREATE SEQUENCE "it_dependency_id_seq"
;;
CREATE SEQUENCE "it_facts_id_seq"
;;
CREATE SEQUENCE "it_inspection_id_seq"
;;
CREATE SEQUENCE "it_instrument_id_seq"
;;
CREATE SEQUENCE "it_kit_id_seq"
;;
CREATE SEQUENCE "it_kit_line_id_seq"
;;
CREATE SEQUENCE "it_licence_id_seq"
;;
CREATE SEQUENCE "it_location_id_seq"
;;
CREATE SEQUENCE "it_maintenance_id_seq"
;;
CREATE SEQUENCE "it_model_id_seq"
;;
CREATE SEQUENCE "it_program_id_seq"
;;
CREATE SEQUENCE "it_protocol_id_seq"
;;
CREATE SEQUENCE "it_reservation_id_seq"
;;
CREATE SEQUENCE "it_seat_id_seq"
;;
CREATE SEQUENCE "it_snippet_id_seq"
;;
CREATE SEQUENCE "it_subnet_id_seq"
;;
CREATE SEQUENCE "it_supply_id_seq"
;;
CREATE SEQUENCE "it_supply_issue_id_seq"
;;
CREATE SEQUENCE "it_supply_move_id_seq"
;;
CREATE SEQUENCE "it_ticket_id_seq"
;;
CREATE SEQUENCE "it_ticket_entry_id_seq"
;;
CREATE SEQUENCE "it_ticket_link_id_seq"
;;
CREATE SEQUENCE "it_ticket_mail_id_seq"
;;
CREATE SEQUENCE "it_ticket_step_id_seq"
;;
CREATE SEQUENCE "it_ticket_task_id_seq"
;;
CREATE SEQUENCE "it_weakness_id_seq"
;;
CREATE SEQUENCE "it_wipe_id_seq"
;;
CREATE SEQUENCE "letter_id_seq"
;;
CREATE SEQUENCE "letter_template_id_seq"
;;
CREATE SEQUENCE "note_id_seq"
;;
CREATE SEQUENCE "office_job_id_seq"
;;
CREATE SEQUENCE "office_job_run_id_seq"
;;
CREATE SEQUENCE "office_rule_id_seq"
;;
CREATE SEQUENCE "office_rule_firing_id_seq"
;;
CREATE SEQUENCE "organisation_agenda_item_id_seq"
;;
CREATE SEQUENCE "organisation_campaign_id_seq"
;;
CREATE SEQUENCE "organisation_campaign_contact_id_seq"
;;
CREATE SEQUENCE "organisation_candidate_id_seq"
;;
CREATE SEQUENCE "organisation_goal_id_seq"
;;
CREATE SEQUENCE "organisation_goal_check_in_id_seq"
;;
CREATE SEQUENCE "organisation_goal_project_id_seq"
;;
CREATE SEQUENCE "organisation_goal_result_id_seq"
;;
CREATE SEQUENCE "organisation_idea_id_seq"
;;
CREATE SEQUENCE "organisation_idea_assessment_id_seq"
;;
CREATE SEQUENCE "organisation_idea_campaign_id_seq"
;;
CREATE SEQUENCE "organisation_idea_opinion_id_seq"
;;
CREATE SEQUENCE "organisation_idea_scheme_id_seq"
;;
CREATE SEQUENCE "organisation_idea_support_id_seq"
;;
CREATE SEQUENCE "organisation_meeting_id_seq"
;;
CREATE SEQUENCE "organisation_meeting_member_id_seq"
;;
CREATE SEQUENCE "organisation_meeting_rule_id_seq"
;;
CREATE SEQUENCE "organisation_meeting_seat_id_seq"
;;
CREATE SEQUENCE "organisation_meeting_series_id_seq"
;;
CREATE SEQUENCE "organisation_notice_id_seq"
;;
CREATE SEQUENCE "organisation_notice_edition_id_seq"
;;
CREATE SEQUENCE "organisation_notice_paper_id_seq"
;;
CREATE SEQUENCE "organisation_notice_receipt_id_seq"
;;
CREATE SEQUENCE "organisation_opportunity_id_seq"
;;
CREATE SEQUENCE "organisation_outcome_id_seq"
;;
CREATE SEQUENCE "organisation_project_id_seq"
;;
CREATE SEQUENCE "organisation_project_member_id_seq"
;;
CREATE SEQUENCE "organisation_project_time_id_seq"
;;
CREATE SEQUENCE "organisation_question_id_seq"
;;
CREATE SEQUENCE "organisation_task_id_seq"
;;
CREATE SEQUENCE "organisation_task_link_id_seq"
;;
CREATE SEQUENCE "paper_box_id_seq"
;;
CREATE SEQUENCE "paper_label_id_seq"
;;
CREATE SEQUENCE "paper_state_id_seq"
;;
CREATE SEQUENCE "search_kind_id_seq"
;;
CREATE SEQUENCE "setting_id_seq"
;;
CREATE SEQUENCE "shared_view_id_seq"
;;
CREATE SEQUENCE "sign_in_id_seq"
;;
CREATE SEQUENCE "trail_id_seq"
;;
CREATE TABLE "about" (
  "name" character varying(40) NOT NULL,
  "value" text NOT NULL
)
;;
CREATE TABLE "alembic_version" (
  "version_num" character varying(32) NOT NULL
)
;;
CREATE TABLE "app_role" (
  "id" bigint DEFAULT nextval('app_role_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(80) NOT NULL,
  "permissions" text NOT NULL,
  "standard" character varying(20) DEFAULT ''::character varying NOT NULL
)
;;
CREATE TABLE "app_user" (
  "id" bigint DEFAULT nextval('app_user_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "login" character varying(80) NOT NULL,
  "name" character varying(120) NOT NULL,
  "password" text DEFAULT ''::text NOT NULL,
  "active" boolean NOT NULL
)
;;
CREATE TABLE "app_user_role" (
  "id" bigint DEFAULT nextval('app_user_role_id_seq'::regclass) NOT NULL,
  "user_id" bigint NOT NULL,
  "role_id" bigint NOT NULL
)
;;
CREATE TABLE "approval_rule" (
  "id" bigint DEFAULT nextval('approval_rule_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "kind" character varying(40) NOT NULL,
  "position" integer NOT NULL,
  "role" character varying(80) DEFAULT ''::character varying NOT NULL,
  "login" character varying(80) DEFAULT ''::character varying NOT NULL,
  "substitute" character varying(80) DEFAULT ''::character varying NOT NULL,
  "days" integer NOT NULL,
  "from_amount" bigint NOT NULL,
  "every" boolean DEFAULT false NOT NULL
)
;;
CREATE TABLE "approval_run" (
  "id" bigint DEFAULT nextval('approval_run_id_seq'::regclass) NOT NULL,
  "kind" character varying(40) NOT NULL,
  "table_name" character varying(60) NOT NULL,
  "row_key" bigint NOT NULL,
  "amount" bigint NOT NULL,
  "state" character varying(10) NOT NULL,
  "started_by" character varying(80) NOT NULL,
  "started_at" timestamp with time zone NOT NULL,
  "ended_at" timestamp with time zone,
  "content" character varying(64) DEFAULT ''::character varying NOT NULL
)
;;
CREATE TABLE "approval_step" (
  "id" bigint DEFAULT nextval('approval_step_id_seq'::regclass) NOT NULL,
  "run_id" bigint NOT NULL,
  "position" integer NOT NULL,
  "role" character varying(80) DEFAULT ''::character varying NOT NULL,
  "login" character varying(80) DEFAULT ''::character varying NOT NULL,
  "substitute" character varying(80) DEFAULT ''::character varying NOT NULL,
  "due" date NOT NULL,
  "state" character varying(10) NOT NULL,
  "decided_by" character varying(80) DEFAULT ''::character varying NOT NULL,
  "decided_at" timestamp with time zone,
  "comment" character varying(300) DEFAULT ''::character varying NOT NULL
)
;;
CREATE TABLE "archive_blob" (
  "sha256" bytea NOT NULL,
  "size" bigint NOT NULL,
  "data" bytea NOT NULL,
  "kept_at" text NOT NULL
)
;;
CREATE TABLE "archive_bond" (
  "sha256" bytea NOT NULL,
  "owner" text NOT NULL,
  "until" text,
  "since" text DEFAULT ''::text NOT NULL
)
;;
CREATE TABLE "archive_shorter" (
  "owner" text NOT NULL,
  "until" text,
  "asked_by" text NOT NULL,
  "agreed_by" text NOT NULL,
  "at" text NOT NULL
)
;;
CREATE TABLE "area" (
  "id" bigint DEFAULT nextval('area_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "title" character varying(80) NOT NULL
)
;;
CREATE TABLE "attachment" (
  "id" bigint DEFAULT nextval('attachment_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "table_name" character varying(60) NOT NULL,
  "row_key" bigint NOT NULL,
  "sha256" bytea NOT NULL,
  "name" character varying(255) NOT NULL,
  "mime" character varying(80) NOT NULL,
  "size" bigint NOT NULL,
  "added_at" timestamp with time zone NOT NULL,
  "added_by" character varying(80) NOT NULL,
  "hidden" boolean DEFAULT false NOT NULL
)
;;
CREATE TABLE "cockpit_board" (
  "id" bigint DEFAULT nextval('cockpit_board_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "title" character varying(60) NOT NULL,
  "department" character varying(80) NOT NULL,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "cockpit_month" (
  "id" bigint DEFAULT nextval('cockpit_month_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "month" date NOT NULL,
  "text" character varying(2000) NOT NULL,
  "file_id" bigint
)
;;
CREATE TABLE "cockpit_own_figure" (
  "id" bigint DEFAULT nextval('cockpit_own_figure_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "code" character varying(40) NOT NULL,
  "title" character varying(80) NOT NULL,
  "meaning" character varying(300) NOT NULL,
  "unit" character varying(8) NOT NULL,
  "better" character varying(8) NOT NULL,
  "area" character varying(12) NOT NULL,
  "formula" character varying(400) NOT NULL
)
;;
CREATE TABLE "cockpit_target" (
  "id" bigint DEFAULT nextval('cockpit_target_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "figure" character varying(60) NOT NULL,
  "since" date NOT NULL,
  "target" bigint,
  "warn" bigint,
  "alarm" bigint,
  "owner" character varying(80) NOT NULL,
  "note" character varying(300) NOT NULL,
  "benchmark" bigint,
  "benchmark_of" character varying(120) DEFAULT ''::character varying NOT NULL
)
;;
CREATE TABLE "cockpit_tile" (
  "id" bigint DEFAULT nextval('cockpit_tile_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "board_id" bigint NOT NULL,
  "figure" character varying(60) NOT NULL,
  "kind" character varying(6) NOT NULL,
  "place" integer NOT NULL
)
;;
CREATE TABLE "cockpit_value" (
  "id" bigint DEFAULT nextval('cockpit_value_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "figure" character varying(60) NOT NULL,
  "month" date NOT NULL,
  "value" bigint,
  "why" character varying(200) NOT NULL,
  "comment" character varying(300) NOT NULL,
  "frozen" timestamp with time zone,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "contact" (
  "id" bigint DEFAULT nextval('contact_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" bigint NOT NULL,
  "kind" character varying(10) NOT NULL,
  "name" character varying(120) NOT NULL,
  "extra" character varying(120) NOT NULL,
  "title" character varying(40) NOT NULL,
  "first_name" character varying(80) NOT NULL,
  "last_name" character varying(80) NOT NULL,
  "street" character varying(120) NOT NULL,
  "postcode" character varying(12) NOT NULL,
  "town" character varying(80) NOT NULL,
  "country" character varying(2) NOT NULL,
  "mail" character varying(120) NOT NULL,
  "phone" character varying(40) NOT NULL,
  "vat_id" character varying(20) NOT NULL,
  "iban" character varying(34) NOT NULL,
  "language" character varying(2) NOT NULL,
  "folded" character varying(260) NOT NULL,
  "active" boolean NOT NULL,
  "degree" character varying(40) DEFAULT ''::character varying NOT NULL,
  "debtor" character varying(9) DEFAULT ''::character varying NOT NULL,
  "creditor" character varying(9) DEFAULT ''::character varying NOT NULL,
  "tags" character varying(200) DEFAULT ''::character varying NOT NULL,
  "in_charge" character varying(80) DEFAULT ''::character varying NOT NULL,
  "our_number" character varying(40) DEFAULT ''::character varying NOT NULL,
  "source" character varying(120) DEFAULT ''::character varying NOT NULL,
  "notes" character varying(1000) DEFAULT ''::character varying NOT NULL,
  "tax_number" character varying(30) DEFAULT ''::character varying NOT NULL,
  "register_number" character varying(60) DEFAULT ''::character varying NOT NULL,
  "vat_id_confirmed" date,
  "tax_treatment" character varying(20) DEFAULT ''::character varying NOT NULL,
  "leitweg_id" character varying(46) DEFAULT ''::character varying NOT NULL,
  "buyer_reference" character varying(60) DEFAULT ''::character varying NOT NULL,
  "invoice_format" character varying(14) DEFAULT ''::character varying NOT NULL,
  "dunning_block" boolean DEFAULT false NOT NULL,
  "dunning_block_reason" character varying(120) DEFAULT ''::character varying NOT NULL,
  "merged_into_id" bigint,
  "restricted" date
)
;;
CREATE TABLE "contact_activity" (
  "id" bigint DEFAULT nextval('contact_activity_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "contact_id" bigint NOT NULL,
  "kind" character varying(8) NOT NULL,
  "day" date NOT NULL,
  "direction" character varying(3) NOT NULL,
  "subject" character varying(160) NOT NULL,
  "text" character varying(4000) NOT NULL,
  "person_id" bigint,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "contact_address" (
  "id" bigint DEFAULT nextval('contact_address_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "contact_id" bigint NOT NULL,
  "purpose" character varying(10) NOT NULL,
  "preferred" boolean NOT NULL,
  "extra" character varying(120) NOT NULL,
  "street" character varying(120) NOT NULL,
  "postcode" character varying(12) NOT NULL,
  "town" character varying(80) NOT NULL,
  "country" character varying(2) NOT NULL
)
;;
CREATE TABLE "contact_bank" (
  "id" bigint DEFAULT nextval('contact_bank_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "contact_id" bigint NOT NULL,
  "purpose" character varying(10) NOT NULL,
  "preferred" boolean NOT NULL,
  "iban" character varying(34) NOT NULL,
  "bic" character varying(11) NOT NULL,
  "holder" character varying(70) NOT NULL
)
;;
CREATE TABLE "contact_channel" (
  "id" bigint DEFAULT nextval('contact_channel_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "contact_id" bigint NOT NULL,
  "purpose" character varying(10) NOT NULL,
  "preferred" boolean NOT NULL,
  "kind" character varying(6) NOT NULL,
  "value" character varying(120) NOT NULL,
  "folded" character varying(120) NOT NULL
)
;;
CREATE TABLE "contact_consent" (
  "id" bigint DEFAULT nextval('contact_consent_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "contact_id" bigint NOT NULL,
  "channel" character varying(8) NOT NULL,
  "state" character varying(9) NOT NULL,
  "day" date NOT NULL,
  "source" character varying(160) NOT NULL
)
;;
CREATE TABLE "contact_field" (
  "id" bigint DEFAULT nextval('contact_field_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "contact_id" bigint NOT NULL,
  "name" character varying(60) NOT NULL,
  "value" character varying(200) NOT NULL
)
;;
CREATE TABLE "contact_merge" (
  "id" bigint DEFAULT nextval('contact_merge_id_seq'::regclass) NOT NULL,
  "contact_id" bigint NOT NULL,
  "gone_id" bigint NOT NULL,
  "at" timestamp with time zone NOT NULL,
  "login" character varying(80) NOT NULL,
  "moved" text NOT NULL,
  "undone" boolean NOT NULL
)
;;
CREATE TABLE "contact_person" (
  "id" bigint DEFAULT nextval('contact_person_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "contact_id" bigint NOT NULL,
  "person_id" bigint NOT NULL,
  "function" character varying(80) NOT NULL,
  "department" character varying(80) NOT NULL,
  "since" date,
  "until" date
)
;;
CREATE TABLE "contact_role" (
  "id" bigint DEFAULT nextval('contact_role_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "contact_id" bigint NOT NULL,
  "role" character varying(10) NOT NULL,
  "since" date,
  "until" date
)
;;
CREATE TABLE "contact_terms" (
  "id" bigint DEFAULT nextval('contact_terms_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "contact_id" bigint NOT NULL,
  "side" character varying(8) NOT NULL,
  "valid_from" date NOT NULL,
  "net_days" integer,
  "skonto_days" integer,
  "skonto" integer NOT NULL,
  "skonto2_days" integer,
  "skonto2" integer NOT NULL,
  "discount" integer NOT NULL,
  "price_group" character varying(20) NOT NULL,
  "credit_limit" bigint,
  "payment" character varying(8) NOT NULL
)
;;
CREATE TABLE "document" (
  "id" bigint DEFAULT nextval('document_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(20) NOT NULL,
  "title" character varying(200) NOT NULL,
  "type" character varying(20) NOT NULL,
  "node" character varying(12) NOT NULL,
  "case_id" bigint,
  "contact_id" bigint,
  "direction" character varying(8) NOT NULL,
  "doc_date" date,
  "received" date NOT NULL,
  "added_at" timestamp with time zone NOT NULL,
  "added_by" character varying(80) NOT NULL,
  "amount" bigint,
  "currency" character varying(3) NOT NULL,
  "reference" character varying(80) NOT NULL,
  "area" integer NOT NULL,
  "retention" character varying(20) NOT NULL,
  "ended" date,
  "keep_until" date,
  "expires" date,
  "notice" date,
  "state" character varying(10) NOT NULL,
  "reason" character varying(400) NOT NULL,
  "asn" bigint,
  "place" character varying(80) NOT NULL,
  "pages" integer NOT NULL,
  "source" character varying(10) NOT NULL,
  "invoice" character varying(40) NOT NULL,
  "text_from" character varying(8) NOT NULL,
  "checked_out_by" character varying(80) NOT NULL,
  "filed" date,
  "filed_by" character varying(80) NOT NULL
)
;;
CREATE TABLE "document_case" (
  "id" bigint DEFAULT nextval('document_case_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(30) NOT NULL,
  "title" character varying(120) NOT NULL,
  "node" character varying(12) NOT NULL,
  "responsible" character varying(80) NOT NULL,
  "opened" date NOT NULL,
  "closed" date,
  "area" integer NOT NULL
)
;;
CREATE TABLE "document_correction" (
  "id" bigint DEFAULT nextval('document_correction_id_seq'::regclass) NOT NULL,
  "document_id" bigint NOT NULL,
  "type" character varying(20) NOT NULL,
  "node" character varying(12) NOT NULL,
  "until" date,
  "reason" character varying(300) NOT NULL,
  "asked_by" character varying(80) NOT NULL,
  "asked_at" timestamp with time zone NOT NULL,
  "agreed_by" character varying(80) NOT NULL,
  "agreed_at" timestamp with time zone,
  "declined_at" timestamp with time zone
)
;;
CREATE TABLE "document_erasure" (
  "id" bigint DEFAULT nextval('document_erasure_id_seq'::regclass) NOT NULL,
  "document_id" bigint NOT NULL,
  "number" character varying(20) NOT NULL,
  "type" character varying(20) NOT NULL,
  "node" character varying(12) NOT NULL,
  "retention" character varying(20) NOT NULL,
  "keep_until" date NOT NULL,
  "year" integer NOT NULL,
  "fingerprints" text NOT NULL,
  "reason" character varying(300) NOT NULL,
  "proposed_by" character varying(80) NOT NULL,
  "proposed_at" timestamp with time zone NOT NULL,
  "released_by" character varying(80) NOT NULL,
  "released_at" timestamp with time zone,
  "erased_at" timestamp with time zone,
  "withdrawn_at" timestamp with time zone,
  "was" character varying(10) DEFAULT 'filed'::character varying NOT NULL
)
;;
CREATE TABLE "document_field" (
  "id" bigint DEFAULT nextval('document_field_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "type" text NOT NULL,
  "title" character varying(60) NOT NULL,
  "kind" character varying(8) NOT NULL,
  "required" boolean NOT NULL,
  "options" text NOT NULL
)
;;
CREATE TABLE "document_folder_trouble" (
  "id" bigint DEFAULT nextval('document_folder_trouble_id_seq'::regclass) NOT NULL,
  "watched_id" bigint NOT NULL,
  "name" character varying(200) NOT NULL,
  "why" character varying(300) NOT NULL
)
;;
CREATE TABLE "document_held" (
  "id" bigint DEFAULT nextval('document_held_id_seq'::regclass) NOT NULL,
  "hold_id" bigint NOT NULL,
  "document_id" bigint NOT NULL
)
;;
CREATE TABLE "document_hold" (
  "id" bigint DEFAULT nextval('document_hold_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "matter" character varying(120) NOT NULL,
  "reason" character varying(300) NOT NULL,
  "set_by" character varying(80) NOT NULL,
  "since" date NOT NULL,
  "released" date,
  "released_by" character varying(80) NOT NULL
)
;;
CREATE TABLE "document_node" (
  "id" bigint DEFAULT nextval('document_node_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "code" character varying(12) NOT NULL,
  "title" character varying(120) NOT NULL,
  "retention" character varying(20) NOT NULL,
  "area" integer NOT NULL,
  "active" boolean NOT NULL
)
;;
CREATE TABLE "document_rule" (
  "id" bigint DEFAULT nextval('document_rule_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(80) NOT NULL,
  "field" character varying(12) NOT NULL,
  "value" character varying(80) NOT NULL,
  "way" character varying(8) NOT NULL,
  "pattern" character varying(300) NOT NULL,
  "active" boolean NOT NULL
)
;;
CREATE TABLE "document_stamp" (
  "id" bigint DEFAULT nextval('document_stamp_id_seq'::regclass) NOT NULL,
  "document_id" bigint NOT NULL,
  "page" integer NOT NULL,
  "place" character varying(2) NOT NULL,
  "words" character varying(60) NOT NULL,
  "set_by" character varying(80) NOT NULL,
  "set_at" timestamp with time zone NOT NULL
)
;;
CREATE TABLE "document_tag" (
  "id" bigint DEFAULT nextval('document_tag_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "title" character varying(40) NOT NULL
)
;;
CREATE TABLE "document_tagged" (
  "id" bigint DEFAULT nextval('document_tagged_id_seq'::regclass) NOT NULL,
  "document_id" bigint NOT NULL,
  "tag_id" bigint NOT NULL
)
;;
CREATE TABLE "document_text" (
  "document_id" bigint NOT NULL,
  "body" bytea NOT NULL
)
;;
CREATE TABLE "document_type" (
  "id" bigint DEFAULT nextval('document_type_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "key" character varying(20) NOT NULL,
  "title" character varying(80) NOT NULL,
  "direction" character varying(8) NOT NULL,
  "retention" character varying(20) NOT NULL,
  "node" character varying(12) NOT NULL,
  "area" integer NOT NULL,
  "required" character varying(200) NOT NULL,
  "approve" boolean NOT NULL,
  "active" boolean NOT NULL
)
;;
CREATE TABLE "document_value" (
  "id" bigint DEFAULT nextval('document_value_id_seq'::regclass) NOT NULL,
  "document_id" bigint NOT NULL,
  "field_id" bigint NOT NULL,
  "text" character varying(300) NOT NULL,
  "figure" bigint,
  "day" date
)
;;
CREATE TABLE "document_version" (
  "id" bigint DEFAULT nextval('document_version_id_seq'::regclass) NOT NULL,
  "document_id" bigint NOT NULL,
  "place" integer NOT NULL,
  "sha256" bytea NOT NULL,
  "size" bigint NOT NULL,
  "mime" character varying(80) NOT NULL,
  "name" character varying(255) NOT NULL,
  "copy_sha256" bytea,
  "record_sha256" bytea,
  "made_at" timestamp with time zone NOT NULL,
  "made_by" character varying(80) NOT NULL,
  "reason" character varying(200) NOT NULL
)
;;
CREATE TABLE "document_watched" (
  "id" bigint DEFAULT nextval('document_watched_id_seq'::regclass) NOT NULL,
  "computer" character varying(80) NOT NULL,
  "folder" character varying(400) NOT NULL,
  "done" character varying(400) NOT NULL,
  "type" character varying(20) NOT NULL,
  "active" boolean NOT NULL
)
;;
CREATE TABLE "finance_account" (
  "id" bigint DEFAULT nextval('finance_account_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(9) NOT NULL,
  "sort" integer NOT NULL,
  "name_de" character varying(80) NOT NULL,
  "name_en" character varying(80) NOT NULL,
  "kind" character varying(9) NOT NULL,
  "hgb" character varying(12) DEFAULT ''::character varying NOT NULL,
  "hgb_other" character varying(12) DEFAULT ''::character varying NOT NULL,
  "bwa" character varying(4) DEFAULT ''::character varying NOT NULL,
  "eur" character varying(20) DEFAULT ''::character varying NOT NULL,
  "tax" character varying(12) DEFAULT ''::character varying NOT NULL,
  "needs_cost_centre" boolean DEFAULT false NOT NULL,
  "blocked" boolean DEFAULT false NOT NULL,
  "cash" boolean DEFAULT false NOT NULL,
  "locked_until" date,
  "vat_id" character varying(14) DEFAULT ''::character varying NOT NULL
)
;;
CREATE TABLE "finance_account_place" (
  "id" bigint DEFAULT nextval('finance_account_place_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "account_id" bigint NOT NULL,
  "valid_from" date NOT NULL,
  "hgb" character varying(12) NOT NULL,
  "hgb_other" character varying(12) NOT NULL,
  "bwa" character varying(4) NOT NULL,
  "eur" character varying(20) NOT NULL
)
;;
CREATE TABLE "finance_accrual" (
  "id" bigint DEFAULT nextval('finance_accrual_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "kind" character varying(8) NOT NULL,
  "text" character varying(120) NOT NULL,
  "account" character varying(9) NOT NULL,
  "cost1" character varying(36) NOT NULL,
  "amount" bigint NOT NULL,
  "booked" date NOT NULL,
  "since" date NOT NULL,
  "until" date NOT NULL,
  "entry_id" bigint
)
;;
CREATE TABLE "finance_accrual_run" (
  "id" bigint DEFAULT nextval('finance_accrual_run_id_seq'::regclass) NOT NULL,
  "accrual_id" bigint NOT NULL,
  "day" date NOT NULL,
  "amount" bigint NOT NULL,
  "entry_id" bigint NOT NULL
)
;;
CREATE TABLE "finance_allocation" (
  "id" bigint DEFAULT nextval('finance_allocation_id_seq'::regclass) NOT NULL,
  "settlement_id" bigint NOT NULL,
  "payment_id" bigint NOT NULL,
  "item_id" bigint NOT NULL,
  "amount" bigint NOT NULL
)
;;
CREATE TABLE "finance_asset" (
  "id" bigint DEFAULT nextval('finance_asset_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(20) NOT NULL,
  "name" character varying(120) NOT NULL,
  "account" character varying(9) NOT NULL,
  "expense" character varying(9) NOT NULL,
  "cost1" character varying(36) NOT NULL,
  "acquired" date NOT NULL,
  "start" date NOT NULL,
  "cost" bigint NOT NULL,
  "method" character varying(10) NOT NULL,
  "months" integer NOT NULL,
  "rate" integer NOT NULL,
  "carried" bigint NOT NULL,
  "carried_on" date,
  "serial" character varying(60) NOT NULL,
  "place" character varying(80) NOT NULL,
  "document" character varying(36) NOT NULL,
  "entry_id" bigint,
  "disposed" date,
  "proceeds" bigint
)
;;
CREATE TABLE "finance_asset_change" (
  "id" bigint DEFAULT nextval('finance_asset_change_id_seq'::regclass) NOT NULL,
  "asset_id" bigint NOT NULL,
  "day" date NOT NULL,
  "kind" character varying(10) NOT NULL,
  "amount" bigint NOT NULL,
  "account" character varying(9) DEFAULT ''::character varying NOT NULL,
  "entry_id" bigint
)
;;
CREATE TABLE "finance_asset_run" (
  "id" bigint DEFAULT nextval('finance_asset_run_id_seq'::regclass) NOT NULL,
  "asset_id" bigint NOT NULL,
  "day" date NOT NULL,
  "amount" bigint NOT NULL,
  "entry_id" bigint NOT NULL
)
;;
CREATE TABLE "finance_balance" (
  "account_id" bigint NOT NULL,
  "period_id" bigint NOT NULL,
  "cost1" bigint NOT NULL,
  "cost2" bigint NOT NULL,
  "debit" bigint NOT NULL,
  "credit" bigint NOT NULL
)
;;
CREATE TABLE "finance_bank_account" (
  "id" bigint DEFAULT nextval('finance_bank_account_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "iban" character varying(34) NOT NULL,
  "name" character varying(80) NOT NULL,
  "account" character varying(9) NOT NULL,
  "split" boolean DEFAULT false NOT NULL
)
;;
CREATE TABLE "finance_bank_line" (
  "id" bigint DEFAULT nextval('finance_bank_line_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "statement_id" bigint NOT NULL,
  "bank_account_id" bigint NOT NULL,
  "key" bytea NOT NULL,
  "day" date NOT NULL,
  "value_day" date NOT NULL,
  "amount" bigint NOT NULL,
  "name" character varying(140) NOT NULL,
  "iban" character varying(34) NOT NULL,
  "text" text NOT NULL,
  "end_to_end" character varying(40) NOT NULL,
  "mandate" character varying(40) NOT NULL,
  "reference" character varying(60) NOT NULL,
  "details" bigint NOT NULL,
  "reversal" boolean NOT NULL,
  "parked" boolean DEFAULT false NOT NULL,
  "stack_line_id" bigint,
  "entry_id" bigint,
  "contra" character varying(9) DEFAULT ''::character varying NOT NULL,
  "original" bigint DEFAULT '0'::bigint NOT NULL,
  "fee" bigint DEFAULT '0'::bigint NOT NULL,
  "reason" character varying(140) DEFAULT ''::character varying NOT NULL,
  "parts" text DEFAULT ''::text NOT NULL,
  "batch" bytea
)
;;
CREATE TABLE "finance_bank_profile" (
  "id" bigint DEFAULT nextval('finance_bank_profile_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(40) NOT NULL,
  "must" text NOT NULL,
  "fields" text NOT NULL,
  "point" boolean DEFAULT false NOT NULL
)
;;
CREATE TABLE "finance_bank_rule" (
  "id" bigint DEFAULT nextval('finance_bank_rule_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(80) NOT NULL,
  "words" character varying(200) NOT NULL,
  "iban" character varying(34) NOT NULL,
  "sign" character varying(3) NOT NULL,
  "least" bigint,
  "most" bigint,
  "account" character varying(9) NOT NULL,
  "tax" character varying(12) NOT NULL,
  "cost1" character varying(36) NOT NULL,
  "text" character varying(120) NOT NULL,
  "automatic" boolean NOT NULL,
  "parts" text DEFAULT ''::text NOT NULL
)
;;
CREATE TABLE "finance_bank_statement" (
  "id" bigint DEFAULT nextval('finance_bank_statement_id_seq'::regclass) NOT NULL,
  "bank_account_id" bigint NOT NULL,
  "number" character varying(60) NOT NULL,
  "start" date NOT NULL,
  "end" date NOT NULL,
  "opening" bigint,
  "closing" bigint,
  "brought" bigint NOT NULL,
  "source" character varying(40) DEFAULT ''::character varying NOT NULL,
  "file" character varying(255) NOT NULL,
  "sha256" bytea NOT NULL
)
;;
CREATE TABLE "finance_base_rate" (
  "id" bigint DEFAULT nextval('finance_base_rate_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "valid_from" date NOT NULL,
  "rate" integer NOT NULL,
  "source" character varying(160) NOT NULL
)
;;
CREATE TABLE "finance_budget_line" (
  "id" bigint DEFAULT nextval('finance_budget_line_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "scheme" character varying(20) DEFAULT 'plan'::character varying NOT NULL,
  "period_id" bigint NOT NULL,
  "account_id" bigint NOT NULL,
  "cost1" bigint NOT NULL,
  "amount" bigint NOT NULL
)
;;
CREATE TABLE "finance_budget_note" (
  "id" bigint DEFAULT nextval('finance_budget_note_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "period_id" bigint NOT NULL,
  "account_id" bigint NOT NULL,
  "text" character varying(300) NOT NULL,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "finance_budget_review" (
  "id" bigint DEFAULT nextval('finance_budget_review_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(80) NOT NULL,
  "until" date NOT NULL,
  "due" date NOT NULL,
  "text" character varying(300) NOT NULL,
  "result" character varying(300) DEFAULT ''::character varying NOT NULL,
  "closed" date
)
;;
CREATE TABLE "finance_cash_count" (
  "id" bigint DEFAULT nextval('finance_cash_count_id_seq'::regclass) NOT NULL,
  "register_id" bigint NOT NULL,
  "day" date NOT NULL,
  "counted" bigint NOT NULL,
  "expected" bigint NOT NULL,
  "pieces" text NOT NULL,
  "note" character varying(200) NOT NULL,
  "login" character varying(80) NOT NULL,
  "counted_at" timestamp with time zone NOT NULL,
  "entry_id" bigint,
  "previous" date
)
;;
CREATE TABLE "finance_cash_register" (
  "id" bigint DEFAULT nextval('finance_cash_register_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(60) NOT NULL,
  "account" character varying(9) NOT NULL,
  "difference" character varying(9) NOT NULL
)
;;
CREATE TABLE "finance_cost_centre" (
  "id" bigint DEFAULT nextval('finance_cost_centre_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "dimension" smallint NOT NULL,
  "code" character varying(36) NOT NULL,
  "name" character varying(80) NOT NULL,
  "blocked" boolean DEFAULT false NOT NULL,
  "function" character varying(5) DEFAULT ''::character varying NOT NULL
)
;;
CREATE TABLE "finance_dunning_block" (
  "id" bigint DEFAULT nextval('finance_dunning_block_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "account" character varying(9) NOT NULL,
  "document" character varying(36) NOT NULL,
  "kind" character varying(8) NOT NULL,
  "reason" character varying(200) NOT NULL,
  "until" date,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "finance_dunning_group" (
  "id" bigint DEFAULT nextval('finance_dunning_group_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(60) NOT NULL,
  "kind" character varying(8) NOT NULL,
  "tag" character varying(40) NOT NULL
)
;;
CREATE TABLE "finance_dunning_item" (
  "id" bigint DEFAULT nextval('finance_dunning_item_id_seq'::regclass) NOT NULL,
  "letter_id" bigint NOT NULL,
  "account" character varying(9) NOT NULL,
  "document" character varying(36) NOT NULL,
  "level" integer NOT NULL,
  "due" date NOT NULL,
  "amount" bigint NOT NULL,
  "since" date,
  "interest" bigint NOT NULL,
  "lump" bigint NOT NULL,
  "taken" bigint NOT NULL
)
;;
CREATE TABLE "finance_dunning_letter" (
  "id" bigint DEFAULT nextval('finance_dunning_letter_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "run_id" bigint NOT NULL,
  "number" character varying(36) NOT NULL,
  "contact_id" bigint NOT NULL,
  "account" character varying(9) NOT NULL,
  "day" date NOT NULL,
  "level" integer NOT NULL,
  "until" date NOT NULL,
  "principal" bigint NOT NULL,
  "interest" bigint NOT NULL,
  "lump" bigint NOT NULL,
  "fee" bigint NOT NULL,
  "earlier" bigint NOT NULL,
  "total" bigint NOT NULL,
  "language" character varying(2) NOT NULL,
  "state" character varying(5) NOT NULL,
  "reason" character varying(200) DEFAULT ''::character varying NOT NULL,
  "taken_on" date,
  "entry_id" bigint,
  "file_id" bigint
)
;;
CREATE TABLE "finance_dunning_level" (
  "id" bigint DEFAULT nextval('finance_dunning_level_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "group_id" bigint NOT NULL,
  "level" integer NOT NULL,
  "days" integer NOT NULL,
  "fee" bigint NOT NULL,
  "interest" boolean NOT NULL,
  "lump" boolean NOT NULL,
  "posts" boolean NOT NULL,
  "term" integer NOT NULL,
  "minimum" bigint NOT NULL,
  "subject_de" character varying(120) NOT NULL,
  "text_de" character varying(2000) NOT NULL,
  "subject_en" character varying(120) NOT NULL,
  "text_en" character varying(2000) NOT NULL
)
;;
CREATE TABLE "finance_dunning_run" (
  "id" bigint DEFAULT nextval('finance_dunning_run_id_seq'::regclass) NOT NULL,
  "day" date NOT NULL,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "finance_entry" (
  "id" bigint DEFAULT nextval('finance_entry_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "fiscal_year_id" bigint NOT NULL,
  "period_id" bigint NOT NULL,
  "day" date NOT NULL,
  "document" character varying(36) NOT NULL,
  "document2" character varying(12) DEFAULT ''::character varying NOT NULL,
  "text" character varying(120) NOT NULL,
  "origin" character varying(8) NOT NULL,
  "stack_id" bigint,
  "captured" bigint NOT NULL,
  "login" character varying(80) NOT NULL,
  "number" integer,
  "hash" bytea,
  "reversal_of" bigint,
  "reason" text
)
;;
CREATE TABLE "finance_expected_payment" (
  "id" bigint DEFAULT nextval('finance_expected_payment_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "text" character varying(120) NOT NULL,
  "direction" character varying(3) NOT NULL,
  "kind" character varying(8) NOT NULL,
  "amount" bigint NOT NULL,
  "day" date NOT NULL,
  "every" character varying(8) NOT NULL,
  "until" date
)
;;
CREATE TABLE "finance_fiscal_year" (
  "id" bigint DEFAULT nextval('finance_fiscal_year_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "year" integer NOT NULL,
  "start" date NOT NULL,
  "end" date NOT NULL
)
;;
CREATE TABLE "finance_line" (
  "id" bigint DEFAULT nextval('finance_line_id_seq'::regclass) NOT NULL,
  "entry_id" bigint NOT NULL,
  "account_id" bigint NOT NULL,
  "day" date NOT NULL,
  "amount" bigint NOT NULL,
  "role" smallint NOT NULL,
  "tax_id" smallint,
  "cost1" bigint,
  "cost2" bigint,
  "text" character varying(120)
)
;;
CREATE TABLE "finance_mandate" (
  "id" bigint DEFAULT nextval('finance_mandate_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "reference" character varying(35) NOT NULL,
  "account" character varying(9) NOT NULL,
  "signed" date NOT NULL,
  "scheme" character varying(4) DEFAULT 'CORE'::character varying NOT NULL,
  "once" boolean DEFAULT false NOT NULL,
  "revoked" boolean DEFAULT false NOT NULL
)
;;
CREATE TABLE "finance_measure" (
  "id" bigint DEFAULT nextval('finance_measure_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(120) NOT NULL,
  "account" character varying(9) NOT NULL,
  "start" date NOT NULL,
  "monthly" bigint NOT NULL,
  "owner" character varying(80) NOT NULL,
  "state" character varying(7) NOT NULL,
  "text" character varying(300) NOT NULL
)
;;
CREATE TABLE "finance_partner" (
  "id" bigint DEFAULT nextval('finance_partner_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(70) NOT NULL,
  "iban" character varying(34) NOT NULL,
  "bic" character varying(11) DEFAULT ''::character varying NOT NULL,
  "street" character varying(70) DEFAULT ''::character varying NOT NULL,
  "house" character varying(16) DEFAULT ''::character varying NOT NULL,
  "postcode" character varying(16) DEFAULT ''::character varying NOT NULL,
  "town" character varying(35) DEFAULT ''::character varying NOT NULL,
  "country" character varying(2) DEFAULT ''::character varying NOT NULL,
  "account" character varying(9) NOT NULL
)
;;
CREATE TABLE "finance_payment" (
  "id" bigint DEFAULT nextval('finance_payment_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(70) NOT NULL,
  "iban" character varying(34) NOT NULL,
  "bic" character varying(11) DEFAULT ''::character varying NOT NULL,
  "street" character varying(70) DEFAULT ''::character varying NOT NULL,
  "house" character varying(16) DEFAULT ''::character varying NOT NULL,
  "postcode" character varying(16) DEFAULT ''::character varying NOT NULL,
  "town" character varying(35) DEFAULT ''::character varying NOT NULL,
  "country" character varying(2) DEFAULT ''::character varying NOT NULL,
  "number" character varying(20) NOT NULL,
  "kind" character varying(8) NOT NULL,
  "bank_account_id" bigint NOT NULL,
  "account" character varying(9) NOT NULL,
  "document" character varying(36) NOT NULL,
  "amount" bigint NOT NULL,
  "text" character varying(140) NOT NULL,
  "due" date NOT NULL,
  "mandate_id" bigint,
  "state" character varying(9) NOT NULL,
  "login" character varying(80) NOT NULL,
  "released_by" character varying(80) DEFAULT ''::character varying NOT NULL,
  "file_id" bigint
)
;;
CREATE TABLE "finance_payment_file" (
  "id" bigint DEFAULT nextval('finance_payment_file_id_seq'::regclass) NOT NULL,
  "message" character varying(35) NOT NULL,
  "kind" character varying(8) NOT NULL,
  "bank_account_id" bigint NOT NULL,
  "day" date NOT NULL,
  "login" character varying(80) NOT NULL,
  "count" bigint NOT NULL,
  "total" bigint NOT NULL,
  "sha256" bytea NOT NULL
)
;;
CREATE TABLE "finance_payment_plan" (
  "id" bigint DEFAULT nextval('finance_payment_plan_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "account" character varying(9) NOT NULL,
  "day" date NOT NULL,
  "total" bigint NOT NULL,
  "note" character varying(200) NOT NULL,
  "ended" date,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "finance_payment_plan_item" (
  "id" bigint DEFAULT nextval('finance_payment_plan_item_id_seq'::regclass) NOT NULL,
  "plan_id" bigint NOT NULL,
  "document" character varying(36) NOT NULL,
  "amount" bigint NOT NULL
)
;;
CREATE TABLE "finance_payment_plan_part" (
  "id" bigint DEFAULT nextval('finance_payment_plan_part_id_seq'::regclass) NOT NULL,
  "plan_id" bigint NOT NULL,
  "day" date NOT NULL,
  "amount" bigint NOT NULL
)
;;
CREATE TABLE "finance_period" (
  "id" bigint DEFAULT nextval('finance_period_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "fiscal_year_id" bigint NOT NULL,
  "number" smallint NOT NULL,
  "start" date NOT NULL,
  "end" date NOT NULL,
  "state" character varying(5) DEFAULT 'open'::character varying NOT NULL
)
;;
CREATE TABLE "finance_provision" (
  "id" bigint DEFAULT nextval('finance_provision_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(80) NOT NULL,
  "account" character varying(9) NOT NULL,
  "expense" character varying(9) NOT NULL,
  "cost1" character varying(36) NOT NULL
)
;;
CREATE TABLE "finance_provision_move" (
  "id" bigint DEFAULT nextval('finance_provision_move_id_seq'::regclass) NOT NULL,
  "provision_id" bigint NOT NULL,
  "day" date NOT NULL,
  "kind" character varying(8) NOT NULL,
  "amount" bigint NOT NULL,
  "text" character varying(120) NOT NULL,
  "entry_id" bigint
)
;;
CREATE TABLE "finance_purchase" (
  "id" bigint DEFAULT nextval('finance_purchase_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "kind" character varying(8) NOT NULL,
  "contact_id" bigint NOT NULL,
  "reference" character varying(36) NOT NULL,
  "day" date NOT NULL,
  "due" date,
  "gross" bigint NOT NULL,
  "text" character varying(120) NOT NULL,
  "skonto_days" integer,
  "skonto" integer NOT NULL,
  "document_id" bigint,
  "state" character varying(9) NOT NULL,
  "reason" character varying(400) NOT NULL,
  "entry_id" bigint,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "finance_purchase_position" (
  "id" bigint DEFAULT nextval('finance_purchase_position_id_seq'::regclass) NOT NULL,
  "purchase_id" bigint NOT NULL,
  "place" integer NOT NULL,
  "account" character varying(9) NOT NULL,
  "case_key" character varying(12) NOT NULL,
  "cost1" character varying(36) NOT NULL,
  "net" bigint NOT NULL,
  "tax" bigint NOT NULL,
  "text" character varying(120) NOT NULL
)
;;
CREATE TABLE "finance_sales_advance" (
  "id" bigint DEFAULT nextval('finance_sales_advance_id_seq'::regclass) NOT NULL,
  "final_id" bigint NOT NULL,
  "advance_id" bigint NOT NULL,
  "tax" character varying(12) NOT NULL,
  "net" bigint NOT NULL,
  "amount" bigint NOT NULL
)
;;
CREATE TABLE "finance_sales_billed" (
  "id" bigint DEFAULT nextval('finance_sales_billed_id_seq'::regclass) NOT NULL,
  "recurring_id" bigint NOT NULL,
  "start" date NOT NULL,
  "end" date NOT NULL,
  "document_id" bigint NOT NULL
)
;;
CREATE TABLE "finance_sales_contract" (
  "id" bigint DEFAULT nextval('finance_sales_contract_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "contact_id" bigint,
  "title" character varying(120) NOT NULL,
  "template_id" bigint NOT NULL,
  "since" date NOT NULL,
  "months" integer NOT NULL,
  "in_advance" boolean NOT NULL,
  "bill_from" date,
  "until" date,
  "term_months" integer NOT NULL,
  "notice_months" integer NOT NULL,
  "cancelled" date,
  "issues" boolean NOT NULL,
  "notes" character varying(400) NOT NULL
)
;;
CREATE TABLE "finance_sales_document" (
  "id" bigint DEFAULT nextval('finance_sales_document_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "kind" character varying(8) NOT NULL,
  "state" character varying(10) NOT NULL,
  "number" character varying(36) NOT NULL,
  "contact_id" bigint,
  "day" date NOT NULL,
  "language" character varying(2) NOT NULL,
  "supply" character varying(8) NOT NULL,
  "supplied_from" date,
  "supplied_until" date,
  "valid_until" date,
  "title" character varying(120) NOT NULL,
  "intro" text NOT NULL,
  "closing" text NOT NULL,
  "discount" integer NOT NULL,
  "net_days" integer,
  "reference" character varying(80) NOT NULL,
  "ordered" character varying(80) NOT NULL,
  "cost" character varying(36) NOT NULL,
  "reason" character varying(200) NOT NULL,
  "on_land" boolean NOT NULL,
  "origin_id" bigint,
  "due" date,
  "net" bigint NOT NULL,
  "tax" bigint NOT NULL,
  "gross" bigint NOT NULL,
  "payable" bigint NOT NULL,
  "account" character varying(9) NOT NULL,
  "entry_id" bigint,
  "file_id" bigint,
  "pdf" bytea,
  "xml" bytea,
  "written_by" character varying(80) NOT NULL
)
;;
CREATE TABLE "finance_sales_enclosure" (
  "id" bigint DEFAULT nextval('finance_sales_enclosure_id_seq'::regclass) NOT NULL,
  "document_id" bigint NOT NULL,
  "position" integer NOT NULL,
  "attachment_id" bigint NOT NULL,
  "file_name" character varying(255) NOT NULL,
  "mime" character varying(80) NOT NULL,
  "sha256" bytea NOT NULL
)
;;
CREATE TABLE "finance_sales_line" (
  "id" bigint DEFAULT nextval('finance_sales_line_id_seq'::regclass) NOT NULL,
  "document_id" bigint NOT NULL,
  "position" integer NOT NULL,
  "kind" character varying(12) NOT NULL,
  "article_id" bigint,
  "text" text NOT NULL,
  "quantity" bigint NOT NULL,
  "unit" character varying(3) NOT NULL,
  "price" bigint NOT NULL,
  "discount" integer NOT NULL,
  "tax" character varying(12) NOT NULL,
  "account" character varying(9) NOT NULL,
  "cost" character varying(36) NOT NULL
)
;;
CREATE TABLE "finance_sales_origin" (
  "id" bigint DEFAULT nextval('finance_sales_origin_id_seq'::regclass) NOT NULL,
  "line_id" bigint NOT NULL,
  "origin_id" bigint NOT NULL,
  "quantity" bigint NOT NULL
)
;;
CREATE TABLE "finance_sales_price_step" (
  "id" bigint DEFAULT nextval('finance_sales_price_step_id_seq'::regclass) NOT NULL,
  "recurring_id" bigint NOT NULL,
  "since" date NOT NULL,
  "kind" character varying(8) NOT NULL,
  "percent" integer NOT NULL,
  "index_old" bigint NOT NULL,
  "index_new" bigint NOT NULL,
  "reason" character varying(120) NOT NULL
)
;;
CREATE TABLE "finance_scheme" (
  "id" bigint DEFAULT nextval('finance_scheme_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(60) NOT NULL,
  "kind" character varying(20) NOT NULL,
  "text" text NOT NULL
)
;;
CREATE TABLE "finance_settlement" (
  "id" bigint DEFAULT nextval('finance_settlement_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "account_id" bigint NOT NULL,
  "day" date NOT NULL,
  "reason" character varying(200) DEFAULT ''::character varying NOT NULL,
  "login" character varying(80) NOT NULL,
  "taken_back" date,
  "taken_reason" character varying(200) DEFAULT ''::character varying NOT NULL
)
;;
CREATE TABLE "finance_settlement_difference" (
  "id" bigint DEFAULT nextval('finance_settlement_difference_id_seq'::regclass) NOT NULL,
  "settlement_id" bigint NOT NULL,
  "entry_id" bigint NOT NULL,
  "kind" character varying(8) NOT NULL,
  "amount" bigint NOT NULL
)
;;
CREATE TABLE "finance_stack" (
  "id" bigint DEFAULT nextval('finance_stack_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(60) NOT NULL,
  "start" date NOT NULL,
  "end" date NOT NULL,
  "target" bigint,
  "state" character varying(6) DEFAULT 'draft'::character varying NOT NULL,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "finance_stack_line" (
  "id" bigint DEFAULT nextval('finance_stack_line_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "stack_id" bigint NOT NULL,
  "amount" bigint NOT NULL,
  "side" character varying(1) NOT NULL,
  "bu" character varying(12) NOT NULL,
  "contra" character varying(9) NOT NULL,
  "document" character varying(36) NOT NULL,
  "document2" character varying(12) NOT NULL,
  "day" date NOT NULL,
  "account" character varying(9) NOT NULL,
  "cost1" character varying(36) NOT NULL,
  "cost2" character varying(36) NOT NULL,
  "text" character varying(120) NOT NULL,
  "split" integer DEFAULT 0 NOT NULL,
  "fault" text DEFAULT ''::text NOT NULL,
  "entry_id" bigint
)
;;
CREATE TABLE "finance_tax_case" (
  "id" bigint DEFAULT nextval('finance_tax_case_id_seq'::regclass) NOT NULL,
  "key" character varying(12) NOT NULL,
  "valid_from" date NOT NULL,
  "valid_until" date,
  "rate" integer NOT NULL,
  "kind" character varying(8) NOT NULL,
  "bu" character varying(4) NOT NULL,
  "output_account" character varying(8) NOT NULL,
  "input_account" character varying(8) NOT NULL,
  "kz_base" character varying(4) NOT NULL,
  "kz_tax" character varying(4) NOT NULL,
  "kz_input" character varying(4) NOT NULL,
  "category" character varying(2) NOT NULL,
  "name_de" character varying(80) NOT NULL,
  "name_en" character varying(80) NOT NULL
)
;;
CREATE TABLE "finance_taxation" (
  "id" bigint DEFAULT nextval('finance_taxation_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "valid_from" date NOT NULL,
  "scheme" character varying(8) NOT NULL,
  "small_business" boolean DEFAULT false NOT NULL
)
;;
CREATE TABLE "finance_template" (
  "id" bigint DEFAULT nextval('finance_template_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(60) NOT NULL,
  "side" character varying(1) NOT NULL,
  "bu" character varying(12) NOT NULL,
  "contra" character varying(9) NOT NULL,
  "account" character varying(9) NOT NULL,
  "cost1" character varying(36) NOT NULL,
  "text" character varying(120) NOT NULL
)
;;
CREATE TABLE "finance_text_constant" (
  "id" bigint DEFAULT nextval('finance_text_constant_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "code" character varying(12) NOT NULL,
  "text" character varying(120) NOT NULL
)
;;
CREATE TABLE "finance_vat_return" (
  "id" bigint DEFAULT nextval('finance_vat_return_id_seq'::regclass) NOT NULL,
  "since" date NOT NULL,
  "until" date NOT NULL,
  "number" smallint NOT NULL,
  "filed" date NOT NULL,
  "login" character varying(80) NOT NULL,
  "payable" bigint NOT NULL,
  "figures" text NOT NULL
)
;;
CREATE TABLE "follow_up" (
  "id" bigint DEFAULT nextval('follow_up_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "table_name" character varying(60) NOT NULL,
  "row_key" bigint NOT NULL,
  "day" date NOT NULL,
  "text" text NOT NULL,
  "login" character varying(80) NOT NULL,
  "done_at" timestamp with time zone,
  "kind" character varying(20) DEFAULT ''::character varying NOT NULL
)
;;
CREATE TABLE "governance_analysis" (
  "id" bigint DEFAULT nextval('governance_analysis_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(20) NOT NULL,
  "title" character varying(120) NOT NULL,
  "scope" character varying(600) NOT NULL,
  "matrix_id" bigint NOT NULL,
  "day" date NOT NULL,
  "previous_id" bigint,
  "state" character varying(10) NOT NULL,
  "until" date NOT NULL,
  "review" date NOT NULL,
  "written_by" character varying(80) NOT NULL,
  "accepted_by" character varying(80) NOT NULL,
  "accepted" date,
  "project_id" bigint
)
;;
CREATE TABLE "governance_breach" (
  "id" bigint DEFAULT nextval('governance_breach_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(20) NOT NULL,
  "title" character varying(160) NOT NULL,
  "kind" character varying(12) NOT NULL,
  "known" timestamp with time zone NOT NULL,
  "happened" character varying(600) NOT NULL,
  "concerned" character varying(300) NOT NULL,
  "people" integer,
  "records" integer,
  "consequences" character varying(800) NOT NULL,
  "measures" character varying(800) NOT NULL,
  "likelihood" integer,
  "severity" integer,
  "risk" character varying(5) NOT NULL,
  "reason" character varying(800) NOT NULL,
  "late" character varying(400) NOT NULL,
  "exception" character varying(10) NOT NULL,
  "state" character varying(10) NOT NULL,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "governance_breach_step" (
  "id" bigint DEFAULT nextval('governance_breach_step_id_seq'::regclass) NOT NULL,
  "breach_id" bigint NOT NULL,
  "event" character varying(10) NOT NULL,
  "at" timestamp with time zone NOT NULL,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "governance_confidant" (
  "id" bigint DEFAULT nextval('governance_confidant_id_seq'::regclass) NOT NULL,
  "login" character varying(80) NOT NULL,
  "since" date NOT NULL
)
;;
CREATE TABLE "governance_contract" (
  "id" bigint DEFAULT nextval('governance_contract_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "title" character varying(160) NOT NULL,
  "kind" character varying(10) NOT NULL,
  "number" character varying(60) NOT NULL,
  "partner_id" bigint NOT NULL,
  "owner_id" bigint,
  "start" date NOT NULL,
  "until" date,
  "renews" integer NOT NULL,
  "notice_months" integer NOT NULL,
  "cancelled" date,
  "cost" bigint NOT NULL,
  "notes" character varying(600) NOT NULL,
  "ends" date,
  "notice" date
)
;;
CREATE TABLE "governance_control" (
  "id" bigint DEFAULT nextval('governance_control_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "process" character varying(80) NOT NULL,
  "title" character varying(200) NOT NULL,
  "risk" character varying(300) NOT NULL,
  "kind" character varying(10) NOT NULL,
  "owner_id" bigint,
  "months" integer NOT NULL,
  "records" character varying(40) NOT NULL,
  "size" integer NOT NULL,
  "first" date NOT NULL,
  "due" date NOT NULL
)
;;
CREATE TABLE "governance_control_test" (
  "id" bigint DEFAULT nextval('governance_control_test_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "control_id" bigint NOT NULL,
  "due" date NOT NULL,
  "since" date NOT NULL,
  "until" date NOT NULL,
  "drawn" timestamp with time zone NOT NULL,
  "login" character varying(80) NOT NULL,
  "seed" integer NOT NULL,
  "population" integer NOT NULL,
  "sample" text NOT NULL,
  "faults" integer,
  "result" character varying(10) NOT NULL,
  "found" character varying(600) NOT NULL,
  "done" date
)
;;
CREATE TABLE "governance_deletion" (
  "id" bigint DEFAULT nextval('governance_deletion_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(20) NOT NULL,
  "proposed_by" character varying(80) NOT NULL,
  "proposed_at" timestamp with time zone NOT NULL,
  "released_by" character varying(80) NOT NULL,
  "released_at" timestamp with time zone,
  "gone" integer NOT NULL,
  "outcome" text NOT NULL,
  "document_id" bigint
)
;;
CREATE TABLE "governance_deletion_item" (
  "id" bigint DEFAULT nextval('governance_deletion_item_id_seq'::regclass) NOT NULL,
  "deletion_id" bigint NOT NULL,
  "table_name" character varying(60) NOT NULL,
  "row_key" bigint NOT NULL
)
;;
CREATE TABLE "governance_dpia" (
  "id" bigint DEFAULT nextval('governance_dpia_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(20) NOT NULL,
  "processing_id" bigint NOT NULL,
  "day" date NOT NULL,
  "description" character varying(2000) NOT NULL,
  "necessity" character varying(2000) NOT NULL,
  "people_view" character varying(800) NOT NULL,
  "advice" character varying(1200) NOT NULL,
  "decision" character varying(8) NOT NULL,
  "reason" character varying(800) NOT NULL,
  "asked" date,
  "answer" character varying(1200) NOT NULL,
  "review" date,
  "grade" character varying(5) NOT NULL,
  "rest" character varying(5) NOT NULL,
  "decided_by" character varying(80) NOT NULL,
  "decided" date
)
;;
CREATE TABLE "governance_dpia_risk" (
  "id" bigint DEFAULT nextval('governance_dpia_risk_id_seq'::regclass) NOT NULL,
  "dpia_id" bigint NOT NULL,
  "place" integer NOT NULL,
  "title" character varying(200) NOT NULL,
  "likelihood" integer NOT NULL,
  "severity" integer NOT NULL,
  "measures" character varying(400) NOT NULL,
  "likelihood_after" integer NOT NULL,
  "severity_after" integer NOT NULL
)
;;
CREATE TABLE "governance_duty" (
  "id" bigint DEFAULT nextval('governance_duty_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "title" character varying(160) NOT NULL,
  "law" character varying(120) NOT NULL,
  "owner_id" bigint,
  "nominal" date NOT NULL,
  "months" integer NOT NULL,
  "moves" boolean NOT NULL,
  "proof" character varying(300) NOT NULL,
  "first" date NOT NULL,
  "due" date
)
;;
CREATE TABLE "governance_duty_done" (
  "id" bigint DEFAULT nextval('governance_duty_done_id_seq'::regclass) NOT NULL,
  "duty_id" bigint NOT NULL,
  "nominal" date NOT NULL,
  "done" date NOT NULL,
  "evidence" character varying(300) NOT NULL,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "governance_emergency_entry" (
  "id" bigint DEFAULT nextval('governance_emergency_entry_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "kind" character varying(10) NOT NULL,
  "place" integer NOT NULL,
  "title" character varying(160) NOT NULL,
  "person_id" bigint,
  "deputy_id" bigint,
  "contact_id" bigint,
  "phone" character varying(80) NOT NULL,
  "detail" character varying(600) NOT NULL
)
;;
CREATE TABLE "governance_erasure" (
  "id" bigint DEFAULT nextval('governance_erasure_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "request_id" bigint NOT NULL,
  "proposed_by" character varying(80) NOT NULL,
  "proposed_at" timestamp with time zone NOT NULL,
  "released_by" character varying(80) NOT NULL,
  "released_at" timestamp with time zone,
  "outcome" text NOT NULL
)
;;
CREATE TABLE "governance_exercise" (
  "id" bigint DEFAULT nextval('governance_exercise_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "plan_id" bigint NOT NULL,
  "kind" character varying(8) NOT NULL,
  "day" date NOT NULL,
  "participants" character varying(400) NOT NULL,
  "minutes" integer,
  "result" character varying(8) NOT NULL,
  "findings" character varying(1200) NOT NULL,
  "project_id" bigint
)
;;
CREATE TABLE "governance_exercise_measure" (
  "id" bigint DEFAULT nextval('governance_exercise_measure_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "exercise_id" bigint NOT NULL,
  "title" character varying(160) NOT NULL,
  "person_id" bigint,
  "due" date NOT NULL
)
;;
CREATE TABLE "governance_gift" (
  "id" bigint DEFAULT nextval('governance_gift_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "day" date NOT NULL,
  "kind" character varying(10) NOT NULL,
  "contact_id" bigint,
  "about" character varying(300) NOT NULL,
  "amount" bigint NOT NULL,
  "decided" character varying(300) NOT NULL
)
;;
CREATE TABLE "governance_handbook_print" (
  "id" bigint DEFAULT nextval('governance_handbook_print_id_seq'::regclass) NOT NULL,
  "at" timestamp with time zone NOT NULL,
  "login" character varying(80) NOT NULL,
  "pages" text NOT NULL
)
;;
CREATE TABLE "governance_handbook_run" (
  "id" bigint DEFAULT nextval('governance_handbook_run_id_seq'::regclass) NOT NULL,
  "at" timestamp with time zone NOT NULL,
  "folder" character varying(400) NOT NULL,
  "fault" character varying(300) NOT NULL,
  "pages" integer NOT NULL
)
;;
CREATE TABLE "governance_handbook_setup" (
  "id" bigint DEFAULT nextval('governance_handbook_setup_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "one" integer NOT NULL,
  "folder" character varying(400) NOT NULL,
  "password" bytea
)
;;
CREATE TABLE "governance_incident" (
  "id" bigint DEFAULT nextval('governance_incident_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "title" character varying(160) NOT NULL,
  "scenario" character varying(10) NOT NULL,
  "began" timestamp with time zone NOT NULL,
  "closed" timestamp with time zone,
  "report" character varying(2000) NOT NULL
)
;;
CREATE TABLE "governance_incident_entry" (
  "id" bigint DEFAULT nextval('governance_incident_entry_id_seq'::regclass) NOT NULL,
  "incident_id" bigint NOT NULL,
  "at" timestamp with time zone NOT NULL,
  "words" character varying(600) NOT NULL,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "governance_matrix" (
  "id" bigint DEFAULT nextval('governance_matrix_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(60) NOT NULL,
  "likelihoods" character varying(400) NOT NULL,
  "impacts" character varying(400) NOT NULL,
  "grid" character varying(200) NOT NULL
)
;;
CREATE TABLE "governance_plan" (
  "id" bigint DEFAULT nextval('governance_plan_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "title" character varying(120) NOT NULL,
  "scenario" character varying(10) NOT NULL,
  "begins" character varying(400) NOT NULL,
  "first" character varying(1200) NOT NULL,
  "owner_id" bigint,
  "process_id" bigint,
  "ends" character varying(400) NOT NULL
)
;;
CREATE TABLE "governance_plan_step" (
  "id" bigint DEFAULT nextval('governance_plan_step_id_seq'::regclass) NOT NULL,
  "plan_id" bigint NOT NULL,
  "place" integer NOT NULL,
  "title" character varying(200) NOT NULL,
  "who" character varying(120) NOT NULL,
  "minutes" integer,
  "material" character varying(160) NOT NULL
)
;;
CREATE TABLE "governance_process" (
  "id" bigint DEFAULT nextval('governance_process_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(120) NOT NULL,
  "owner_id" bigint,
  "deputy_id" bigint,
  "after_4h" integer NOT NULL,
  "after_1d" integer NOT NULL,
  "after_3d" integer NOT NULL,
  "after_1w" integer NOT NULL,
  "after_2w" integer NOT NULL,
  "rto" integer,
  "rpo" integer,
  "fallback" character varying(800) NOT NULL
)
;;
CREATE TABLE "governance_process_need" (
  "id" bigint DEFAULT nextval('governance_process_need_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "process_id" bigint NOT NULL,
  "component_id" bigint,
  "person_id" bigint,
  "deputy_id" bigint,
  "contact_id" bigint,
  "note" character varying(200) NOT NULL
)
;;
CREATE TABLE "governance_processing" (
  "id" bigint DEFAULT nextval('governance_processing_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "key" character varying(20) NOT NULL,
  "part" character varying(10) NOT NULL,
  "title" character varying(120) NOT NULL,
  "purpose" character varying(600) NOT NULL,
  "unit" character varying(80) NOT NULL,
  "persons" character varying(300) NOT NULL,
  "content" character varying(400) NOT NULL,
  "recipients" character varying(600) NOT NULL,
  "basis" character varying(400) NOT NULL,
  "terms" character varying(800) NOT NULL,
  "transfers" character varying(300) NOT NULL,
  "controller" character varying(200) NOT NULL,
  "criteria" character varying(120) NOT NULL,
  "must" boolean NOT NULL,
  "dpia" character varying(10) NOT NULL,
  "dpia_reason" character varying(600) NOT NULL,
  "reviewed" date,
  "active" boolean NOT NULL
)
;;
CREATE TABLE "governance_processor" (
  "id" bigint DEFAULT nextval('governance_processor_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "contact_id" bigint NOT NULL,
  "service" character varying(200) NOT NULL,
  "state" character varying(10) NOT NULL,
  "signed" date,
  "until" date,
  "document_id" bigint,
  "points" character varying(200) NOT NULL,
  "country" character varying(60) NOT NULL,
  "safeguard" character varying(10) NOT NULL,
  "subs" character varying(400) NOT NULL,
  "next_check" date
)
;;
CREATE TABLE "governance_report" (
  "id" bigint DEFAULT nextval('governance_report_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(20) NOT NULL,
  "came" date NOT NULL,
  "way" character varying(8) NOT NULL,
  "area" character varying(12) NOT NULL,
  "who" character varying(160) NOT NULL,
  "what" character varying(4000) NOT NULL,
  "state" character varying(10) NOT NULL,
  "term" date,
  "confirmed" date,
  "answered" date,
  "feedback" character varying(2000) NOT NULL,
  "closed" date,
  "erased" date
)
;;
CREATE TABLE "governance_request" (
  "id" bigint DEFAULT nextval('governance_request_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(20) NOT NULL,
  "kind" character varying(10) NOT NULL,
  "received" date NOT NULL,
  "way" character varying(8) NOT NULL,
  "who" character varying(120) NOT NULL,
  "contact_id" bigint,
  "person_id" bigint,
  "applicant_id" bigint,
  "login" character varying(80) NOT NULL,
  "state" character varying(10) NOT NULL,
  "identity" character varying(8) NOT NULL,
  "due" date NOT NULL,
  "extended" date,
  "closed" date,
  "refusal" character varying(10) NOT NULL,
  "reason" character varying(500) NOT NULL
)
;;
CREATE TABLE "governance_request_step" (
  "id" bigint DEFAULT nextval('governance_request_step_id_seq'::regclass) NOT NULL,
  "request_id" bigint NOT NULL,
  "step" character varying(10) NOT NULL,
  "at" timestamp with time zone NOT NULL,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "governance_restriction" (
  "id" bigint DEFAULT nextval('governance_restriction_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "table_name" character varying(60) NOT NULL,
  "row_key" bigint NOT NULL,
  "since" date NOT NULL,
  "reason" character varying(300) NOT NULL,
  "request_id" bigint,
  "lifted" date,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "governance_risk" (
  "id" bigint DEFAULT nextval('governance_risk_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "analysis_id" bigint NOT NULL,
  "place" integer NOT NULL,
  "title" character varying(160) NOT NULL,
  "category" character varying(10) NOT NULL,
  "cause" character varying(800) NOT NULL,
  "threat_id" bigint,
  "owner_id" bigint,
  "component_id" bigint,
  "asset_id" bigint,
  "contact_id" bigint,
  "person_id" bigint,
  "inherent_likelihood" integer NOT NULL,
  "inherent_impact" integer NOT NULL,
  "inherent" integer NOT NULL,
  "controls" character varying(800) NOT NULL,
  "current_likelihood" integer NOT NULL,
  "current_impact" integer NOT NULL,
  "current" integer NOT NULL,
  "treatment" character varying(10) NOT NULL,
  "reason" character varying(600) NOT NULL,
  "residual_likelihood" integer NOT NULL,
  "residual_impact" integer NOT NULL,
  "residual" integer NOT NULL,
  "origin_id" bigint,
  "source" character varying(40) NOT NULL,
  "figure" character varying(60) DEFAULT ''::character varying NOT NULL,
  "process_id" bigint
)
;;
CREATE TABLE "governance_risk_loss" (
  "id" bigint DEFAULT nextval('governance_risk_loss_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "risk_id" bigint NOT NULL,
  "day" date NOT NULL,
  "amount" bigint NOT NULL,
  "about" character varying(400) NOT NULL
)
;;
CREATE TABLE "governance_risk_measure" (
  "id" bigint DEFAULT nextval('governance_risk_measure_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "risk_id" bigint NOT NULL,
  "title" character varying(160) NOT NULL,
  "person_id" bigint,
  "due" date NOT NULL,
  "cost" bigint NOT NULL,
  "yearly" bigint NOT NULL,
  "effect" character varying(10) NOT NULL
)
;;
CREATE TABLE "governance_threat" (
  "id" bigint DEFAULT nextval('governance_threat_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "code" character varying(12) NOT NULL,
  "name" character varying(160) NOT NULL
)
;;
CREATE TABLE "hr_absence" (
  "id" bigint DEFAULT nextval('hr_absence_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "kind" character varying(9) NOT NULL,
  "since" date NOT NULL,
  "until" date NOT NULL,
  "half_first" boolean NOT NULL,
  "half_last" boolean NOT NULL,
  "minutes" integer,
  "state" character varying(9) NOT NULL,
  "substitute_id" bigint,
  "note" character varying(300) NOT NULL,
  "reason" character varying(300) NOT NULL,
  "login" character varying(80) NOT NULL,
  "certificate" character varying(8) NOT NULL,
  "proven_until" date,
  "cause_id" bigint,
  "due" date,
  "born" date,
  "long" boolean NOT NULL,
  "cut" boolean NOT NULL
)
;;
CREATE TABLE "hr_applicant" (
  "id" bigint DEFAULT nextval('hr_applicant_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "vacancy_id" bigint NOT NULL,
  "first_name" character varying(80) NOT NULL,
  "last_name" character varying(80) NOT NULL,
  "street" character varying(80) NOT NULL,
  "postcode" character varying(10) NOT NULL,
  "town" character varying(80) NOT NULL,
  "mail" character varying(120) NOT NULL,
  "phone" character varying(40) NOT NULL,
  "source" character varying(9) NOT NULL,
  "received" date NOT NULL,
  "starts" date,
  "note" character varying(1000) NOT NULL,
  "stage" character varying(9) NOT NULL,
  "closed" date,
  "consent" date,
  "pool_until" date,
  "kept_until" date,
  "proposed" date,
  "erased" date,
  "person_id" bigint,
  "folded" character varying(260) NOT NULL
)
;;
CREATE TABLE "hr_applicant_score" (
  "id" bigint DEFAULT nextval('hr_applicant_score_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "applicant_id" bigint NOT NULL,
  "person_id" bigint NOT NULL,
  "knowledge" integer NOT NULL,
  "experience" integer NOT NULL,
  "together" integer NOT NULL,
  "remark" character varying(1000) NOT NULL
)
;;
CREATE TABLE "hr_applicant_step" (
  "id" bigint DEFAULT nextval('hr_applicant_step_id_seq'::regclass) NOT NULL,
  "applicant_id" bigint NOT NULL,
  "stage" character varying(9) NOT NULL,
  "day" date NOT NULL
)
;;
CREATE TABLE "hr_appointment" (
  "id" bigint DEFAULT nextval('hr_appointment_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "applicant_id" bigint NOT NULL,
  "day" date NOT NULL,
  "at" character varying(5) NOT NULL,
  "minutes" integer NOT NULL,
  "place" character varying(160) NOT NULL,
  "person_id" bigint,
  "second_id" bigint
)
;;
CREATE TABLE "hr_assignment" (
  "id" bigint DEFAULT nextval('hr_assignment_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "since" date NOT NULL,
  "department" character varying(80) NOT NULL,
  "job" character varying(80) NOT NULL,
  "site_id" bigint,
  "manager_id" bigint,
  "post_id" bigint,
  "cost_centre" character varying(20) NOT NULL
)
;;
CREATE TABLE "hr_bank" (
  "id" bigint DEFAULT nextval('hr_bank_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "since" date NOT NULL,
  "iban" character varying(34) NOT NULL,
  "bic" character varying(11) NOT NULL,
  "holder" character varying(80) NOT NULL
)
;;
CREATE TABLE "hr_checklist_item" (
  "id" bigint DEFAULT nextval('hr_checklist_item_id_seq'::regclass) NOT NULL,
  "person_id" bigint NOT NULL,
  "task_id" bigint NOT NULL,
  "kind" character varying(5) NOT NULL,
  "day" date NOT NULL,
  "title" character varying(160) NOT NULL,
  "due" date NOT NULL,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "hr_checklist_task" (
  "id" bigint DEFAULT nextval('hr_checklist_task_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "kind" character varying(5) NOT NULL,
  "title" character varying(160) NOT NULL,
  "department" character varying(80) NOT NULL,
  "job" character varying(80) NOT NULL,
  "owner" character varying(7) NOT NULL,
  "login" character varying(80) NOT NULL,
  "days" integer NOT NULL
)
;;
CREATE TABLE "hr_contract" (
  "id" bigint DEFAULT nextval('hr_contract_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "since" date NOT NULL,
  "kind" character varying(10) NOT NULL,
  "week" character varying(300) NOT NULL,
  "leave" integer NOT NULL,
  "twelfths" boolean NOT NULL,
  "fixed_until" date,
  "fixed_reason" character varying(160) NOT NULL,
  "probation_until" date,
  "notice" character varying(120) NOT NULL,
  "note" character varying(300) NOT NULL
)
;;
CREATE TABLE "hr_contract_term" (
  "id" bigint DEFAULT nextval('hr_contract_term_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "point" character varying(2) NOT NULL,
  "words" character varying(1000) NOT NULL
)
;;
CREATE TABLE "hr_course" (
  "id" bigint DEFAULT nextval('hr_course_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(120) NOT NULL,
  "kind" character varying(10) NOT NULL,
  "provider" character varying(120) NOT NULL,
  "months" integer NOT NULL,
  "fee" bigint NOT NULL,
  "passing" integer NOT NULL,
  "about" character varying(600) NOT NULL
)
;;
CREATE TABLE "hr_course_attempt" (
  "id" bigint DEFAULT nextval('hr_course_attempt_id_seq'::regclass) NOT NULL,
  "person_id" bigint NOT NULL,
  "course_id" bigint NOT NULL,
  "at" timestamp with time zone NOT NULL,
  "right" integer NOT NULL,
  "of" integer NOT NULL,
  "passed" boolean NOT NULL,
  "content" character varying(64) NOT NULL
)
;;
CREATE TABLE "hr_course_clause" (
  "id" bigint DEFAULT nextval('hr_course_clause_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "text" character varying(160) NOT NULL,
  "amount" bigint NOT NULL,
  "months" integer NOT NULL,
  "since" date NOT NULL
)
;;
CREATE TABLE "hr_course_event" (
  "id" bigint DEFAULT nextval('hr_course_event_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "course_id" bigint NOT NULL,
  "since" date NOT NULL,
  "until" date NOT NULL,
  "town" character varying(80) NOT NULL,
  "seats" integer NOT NULL,
  "fee" bigint NOT NULL,
  "state" character varying(9) NOT NULL,
  "note" character varying(300) NOT NULL
)
;;
CREATE TABLE "hr_course_participant" (
  "id" bigint DEFAULT nextval('hr_course_participant_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "event_id" bigint NOT NULL,
  "person_id" bigint NOT NULL,
  "state" character varying(9) NOT NULL,
  "result" character varying(160) NOT NULL,
  "fee" bigint NOT NULL,
  "cost1" character varying(36) NOT NULL,
  "rating" integer,
  "comment" character varying(400) NOT NULL
)
;;
CREATE TABLE "hr_course_proof" (
  "id" bigint DEFAULT nextval('hr_course_proof_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "course_id" bigint NOT NULL,
  "day" date NOT NULL,
  "until" date,
  "way" character varying(5) NOT NULL,
  "note" character varying(160) NOT NULL,
  "participant_id" bigint,
  "attempt_id" bigint
)
;;
CREATE TABLE "hr_course_question" (
  "id" bigint DEFAULT nextval('hr_course_question_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "course_id" bigint NOT NULL,
  "place" integer NOT NULL,
  "question" character varying(300) NOT NULL,
  "answers" character varying(2000) NOT NULL,
  "right" character varying(40) NOT NULL
)
;;
CREATE TABLE "hr_course_slide" (
  "id" bigint DEFAULT nextval('hr_course_slide_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "course_id" bigint NOT NULL,
  "place" integer NOT NULL,
  "title" character varying(120) NOT NULL,
  "text" character varying(4000) NOT NULL
)
;;
CREATE TABLE "hr_disability" (
  "id" bigint DEFAULT nextval('hr_disability_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "since" date NOT NULL,
  "until" date,
  "degree" integer NOT NULL
)
;;
CREATE TABLE "hr_instruction" (
  "id" bigint DEFAULT nextval('hr_instruction_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(120) NOT NULL,
  "kind" character varying(9) NOT NULL,
  "course_id" bigint NOT NULL,
  "department" character varying(80) NOT NULL,
  "job" character varying(80) NOT NULL,
  "since" date NOT NULL,
  "law" character varying(120) NOT NULL
)
;;
CREATE TABLE "hr_insurance" (
  "id" bigint DEFAULT nextval('hr_insurance_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "since" date NOT NULL,
  "number" character varying(12) NOT NULL,
  "fund" character varying(80) NOT NULL,
  "fund_number" character varying(8) NOT NULL,
  "health" character varying(9) NOT NULL,
  "person_group" character varying(3) NOT NULL,
  "groups" character varying(4) NOT NULL,
  "parent" boolean NOT NULL,
  "young_children" integer NOT NULL
)
;;
CREATE TABLE "hr_leave_notice" (
  "id" bigint DEFAULT nextval('hr_leave_notice_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "year" integer NOT NULL,
  "day" date NOT NULL,
  "days" integer NOT NULL,
  "document_id" bigint,
  "way" character varying(4) NOT NULL,
  "proven" date
)
;;
CREATE TABLE "hr_leave_opening" (
  "id" bigint DEFAULT nextval('hr_leave_opening_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "year" integer NOT NULL,
  "kind" character varying(10) NOT NULL,
  "days" integer NOT NULL,
  "expires" date,
  "note" character varying(200) NOT NULL
)
;;
CREATE TABLE "hr_leaving" (
  "id" bigint DEFAULT nextval('hr_leaving_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "kind" character varying(8) NOT NULL,
  "given" date,
  "day" date NOT NULL,
  "note" character varying(1000) NOT NULL,
  "state" character varying(4) NOT NULL
)
;;
CREATE TABLE "hr_look" (
  "id" bigint DEFAULT nextval('hr_look_id_seq'::regclass) NOT NULL,
  "person_id" bigint NOT NULL,
  "part" character varying(6) NOT NULL,
  "login" character varying(80) NOT NULL,
  "at" timestamp with time zone NOT NULL
)
;;
CREATE TABLE "hr_pay" (
  "id" bigint DEFAULT nextval('hr_pay_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "since" date NOT NULL,
  "kind" character varying(6) NOT NULL,
  "amount" bigint NOT NULL,
  "pay_group" character varying(40) NOT NULL,
  "note" character varying(300) NOT NULL
)
;;
CREATE TABLE "hr_payroll_amount" (
  "id" bigint DEFAULT nextval('hr_payroll_amount_id_seq'::regclass) NOT NULL,
  "slip_id" bigint NOT NULL,
  "place" integer NOT NULL,
  "part" character varying(9) NOT NULL,
  "code" character varying(20) NOT NULL,
  "employee" bigint NOT NULL,
  "employer" bigint NOT NULL,
  "base" bigint NOT NULL,
  "hours" integer NOT NULL,
  "rate" bigint NOT NULL,
  "one_off" boolean NOT NULL,
  "last_year" boolean NOT NULL
)
;;
CREATE TABLE "hr_payroll_benefit" (
  "id" bigint DEFAULT nextval('hr_payroll_benefit_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "code" character varying(6) NOT NULL,
  "since" date NOT NULL,
  "until" date,
  "amount" bigint NOT NULL,
  "own" bigint NOT NULL,
  "km" integer NOT NULL,
  "trips" integer NOT NULL,
  "breakfasts" integer NOT NULL,
  "meals" integer NOT NULL,
  "share" character varying(3) NOT NULL,
  "partner" boolean NOT NULL,
  "children" integer NOT NULL,
  "plus" bigint,
  "flat" boolean NOT NULL,
  "payee" character varying(70) NOT NULL,
  "iban" character varying(34) NOT NULL,
  "reference" character varying(70) NOT NULL,
  "note" character varying(160) NOT NULL
)
;;
CREATE TABLE "hr_payroll_claim" (
  "id" bigint DEFAULT nextval('hr_payroll_claim_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "kind" character varying(6) NOT NULL,
  "since" date NOT NULL,
  "until" date,
  "amount" bigint,
  "settled" bigint NOT NULL,
  "rate" bigint,
  "dependants" integer NOT NULL,
  "free" bigint,
  "creditor" character varying(70) NOT NULL,
  "iban" character varying(34) NOT NULL,
  "reference" character varying(70) NOT NULL,
  "note" character varying(160) NOT NULL
)
;;
CREATE TABLE "hr_payroll_fund" (
  "id" bigint DEFAULT nextval('hr_payroll_fund_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(80) NOT NULL,
  "number" character varying(8) NOT NULL,
  "since" date NOT NULL,
  "extra" integer NOT NULL,
  "u1" integer NOT NULL,
  "u2" integer NOT NULL,
  "iban" character varying(34) NOT NULL,
  "back" integer
)
;;
CREATE TABLE "hr_payroll_item" (
  "id" bigint DEFAULT nextval('hr_payroll_item_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "kind_id" bigint NOT NULL,
  "month" date NOT NULL,
  "until" date,
  "amount" bigint,
  "hours" integer,
  "note" character varying(160) NOT NULL
)
;;
CREATE TABLE "hr_payroll_kind" (
  "id" bigint DEFAULT nextval('hr_payroll_kind_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" integer NOT NULL,
  "name_de" character varying(60) NOT NULL,
  "name_en" character varying(60) NOT NULL,
  "use" character varying(6) NOT NULL,
  "hourly" boolean NOT NULL,
  "taxable" boolean NOT NULL,
  "insured" boolean NOT NULL,
  "one_off" boolean NOT NULL,
  "net" boolean NOT NULL,
  "skr03" character varying(9) NOT NULL,
  "skr04" character varying(9) NOT NULL,
  "place" integer NOT NULL,
  "percent" integer DEFAULT 0 NOT NULL,
  "spare" character varying(9) DEFAULT ''::character varying NOT NULL,
  "bureau" integer,
  "bureau_as" character varying(1) DEFAULT ''::character varying NOT NULL
)
;;
CREATE TABLE "hr_payroll_notice" (
  "id" bigint DEFAULT nextval('hr_payroll_notice_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "mark" character varying(120) NOT NULL,
  "kind" character varying(9) NOT NULL,
  "run_id" bigint,
  "month" date NOT NULL,
  "person_id" bigint,
  "fund" character varying(80) NOT NULL,
  "code" character varying(2) NOT NULL,
  "since" date,
  "until" date,
  "due" date NOT NULL,
  "state" character varying(8) NOT NULL,
  "entered_on" date,
  "login" character varying(80) NOT NULL,
  "receipt" character varying(60) NOT NULL,
  "digest" bytea
)
;;
CREATE TABLE "hr_payroll_opening" (
  "id" bigint DEFAULT nextval('hr_payroll_opening_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "year" integer NOT NULL,
  "days" integer NOT NULL,
  "taxed" bigint NOT NULL,
  "health" bigint NOT NULL,
  "pension" bigint NOT NULL,
  "fund_rate" integer,
  "first_month" integer,
  "last_month" integer,
  "gross" bigint DEFAULT '0'::bigint NOT NULL,
  "once" bigint DEFAULT '0'::bigint NOT NULL,
  "wage_tax" bigint DEFAULT '0'::bigint NOT NULL,
  "soli" bigint DEFAULT '0'::bigint NOT NULL,
  "church" bigint DEFAULT '0'::bigint NOT NULL,
  "health_own" bigint DEFAULT '0'::bigint NOT NULL,
  "health_other" bigint DEFAULT '0'::bigint NOT NULL,
  "care_own" bigint DEFAULT '0'::bigint NOT NULL,
  "care_other" bigint DEFAULT '0'::bigint NOT NULL,
  "pension_own" bigint DEFAULT '0'::bigint NOT NULL,
  "pension_other" bigint DEFAULT '0'::bigint NOT NULL,
  "unemployment_own" bigint DEFAULT '0'::bigint NOT NULL,
  "unemployment_other" bigint DEFAULT '0'::bigint NOT NULL,
  "levies" bigint DEFAULT '0'::bigint NOT NULL,
  "payout" bigint DEFAULT '0'::bigint NOT NULL,
  "used_rebate" bigint DEFAULT '0'::bigint NOT NULL,
  "used_plan" bigint DEFAULT '0'::bigint NOT NULL,
  "used_plan_insured" bigint DEFAULT '0'::bigint NOT NULL,
  "used_relax" bigint DEFAULT '0'::bigint NOT NULL,
  "used_gift" bigint DEFAULT '0'::bigint NOT NULL,
  "used_health" bigint DEFAULT '0'::bigint NOT NULL,
  "ticket" bigint DEFAULT '0'::bigint NOT NULL,
  "ride" bigint DEFAULT '0'::bigint NOT NULL,
  "reason" character varying(160) DEFAULT ''::character varying NOT NULL,
  "used_low" bigint DEFAULT '0'::bigint NOT NULL,
  "used_old" bigint DEFAULT '0'::bigint NOT NULL
)
;;
CREATE TABLE "hr_payroll_payment" (
  "id" bigint DEFAULT nextval('hr_payroll_payment_id_seq'::regclass) NOT NULL,
  "run_id" bigint NOT NULL,
  "fund" character varying(80) NOT NULL,
  "payment_id" bigint NOT NULL
)
;;
CREATE TABLE "hr_payroll_run" (
  "id" bigint DEFAULT nextval('hr_payroll_run_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "month" date NOT NULL,
  "state" character varying(8) NOT NULL,
  "login" character varying(80) NOT NULL,
  "computed_at" timestamp with time zone NOT NULL,
  "released_by" character varying(80) NOT NULL,
  "released_at" timestamp with time zone,
  "entry_id" bigint,
  "file_name" character varying(80) NOT NULL,
  "file_sha256" bytea,
  "pay_day" date
)
;;
CREATE TABLE "hr_payroll_slip" (
  "id" bigint DEFAULT nextval('hr_payroll_slip_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "run_id" bigint NOT NULL,
  "person_id" bigint NOT NULL,
  "month" date NOT NULL,
  "replaces_id" bigint,
  "state" character varying(8) NOT NULL,
  "field" character varying(30) NOT NULL,
  "reason" text NOT NULL,
  "inputs" text NOT NULL,
  "digest" bytea NOT NULL,
  "stamp" bytea NOT NULL,
  "cost_centre" character varying(20) NOT NULL,
  "fund" character varying(80) NOT NULL,
  "gross" bigint NOT NULL,
  "net" bigint NOT NULL,
  "payout" bigint NOT NULL,
  "employer" bigint NOT NULL,
  "document_id" bigint
)
;;
CREATE TABLE "hr_payroll_terms" (
  "id" bigint DEFAULT nextval('hr_payroll_terms_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "since" date NOT NULL,
  "premium_health" bigint,
  "premium_care" bigint,
  "midi" character varying(3) NOT NULL,
  "flat_tax" boolean NOT NULL,
  "occupation" character varying(9) DEFAULT ''::character varying NOT NULL,
  "active" boolean DEFAULT false NOT NULL,
  "exempt" boolean DEFAULT false NOT NULL,
  "flat_pay" character varying(6) DEFAULT ''::character varying NOT NULL
)
;;
CREATE TABLE "hr_person" (
  "id" bigint DEFAULT nextval('hr_person_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" bigint NOT NULL,
  "first_name" character varying(80) NOT NULL,
  "last_name" character varying(80) NOT NULL,
  "department" character varying(80) NOT NULL,
  "site" character varying(80) NOT NULL,
  "job" character varying(80) NOT NULL,
  "mail" character varying(120) NOT NULL,
  "phone" character varying(40) NOT NULL,
  "login" character varying(80) NOT NULL,
  "entry" date,
  "leaving" date,
  "folded" character varying(260) NOT NULL
)
;;
CREATE TABLE "hr_personal" (
  "id" bigint DEFAULT nextval('hr_personal_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "birth" date,
  "birth_name" character varying(80) NOT NULL,
  "birth_place" character varying(80) NOT NULL,
  "nationality" character varying(40) NOT NULL,
  "permit_until" date,
  "street" character varying(80) NOT NULL,
  "postcode" character varying(10) NOT NULL,
  "town" character varying(80) NOT NULL,
  "home_phone" character varying(40) NOT NULL,
  "home_mail" character varying(120) NOT NULL,
  "emergency_name" character varying(80) NOT NULL,
  "emergency_phone" character varying(40) NOT NULL
)
;;
CREATE TABLE "hr_post" (
  "id" bigint DEFAULT nextval('hr_post_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "title" character varying(80) NOT NULL,
  "department" character varying(80) NOT NULL,
  "site_id" bigint,
  "hours" integer NOT NULL,
  "since" date NOT NULL,
  "until" date,
  "note" character varying(300) NOT NULL
)
;;
CREATE TABLE "hr_qualification" (
  "id" bigint DEFAULT nextval('hr_qualification_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "title" character varying(120) NOT NULL,
  "since" date,
  "until" date,
  "note" character varying(160) NOT NULL
)
;;
CREATE TABLE "hr_reference_block" (
  "id" bigint DEFAULT nextval('hr_reference_block_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "aspect" character varying(10) NOT NULL,
  "grade" character varying(1) NOT NULL,
  "final" character varying(600) NOT NULL,
  "interim" character varying(600) NOT NULL
)
;;
CREATE TABLE "hr_shutdown" (
  "id" bigint DEFAULT nextval('hr_shutdown_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(80) NOT NULL,
  "since" date NOT NULL,
  "until" date NOT NULL,
  "site_id" bigint
)
;;
CREATE TABLE "hr_site" (
  "id" bigint DEFAULT nextval('hr_site_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(80) NOT NULL,
  "land" character varying(2) NOT NULL,
  "assumption" boolean NOT NULL,
  "corpus_christi" boolean NOT NULL,
  "peace" boolean NOT NULL,
  "eves" character varying(4) NOT NULL
)
;;
CREATE TABLE "hr_skill" (
  "id" bigint DEFAULT nextval('hr_skill_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(120) NOT NULL,
  "group" character varying(80) NOT NULL
)
;;
CREATE TABLE "hr_skill_level" (
  "id" bigint DEFAULT nextval('hr_skill_level_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "skill_id" bigint NOT NULL,
  "level" character varying(1) NOT NULL,
  "day" date NOT NULL,
  "note" character varying(160) NOT NULL
)
;;
CREATE TABLE "hr_skill_need" (
  "id" bigint DEFAULT nextval('hr_skill_need_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "job" character varying(80) NOT NULL,
  "skill_id" bigint NOT NULL,
  "level" character varying(1) NOT NULL
)
;;
CREATE TABLE "hr_talk" (
  "id" bigint DEFAULT nextval('hr_talk_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "kind" character varying(9) NOT NULL,
  "day" date NOT NULL,
  "lead_id" bigint,
  "state" character varying(7) NOT NULL,
  "text" character varying(4000) NOT NULL,
  "next_day" date
)
;;
CREATE TABLE "hr_talk_course" (
  "id" bigint DEFAULT nextval('hr_talk_course_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "talk_id" bigint NOT NULL,
  "person_id" bigint NOT NULL,
  "course_id" bigint NOT NULL,
  "due" date
)
;;
CREATE TABLE "hr_talk_goal" (
  "id" bigint DEFAULT nextval('hr_talk_goal_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "talk_id" bigint NOT NULL,
  "person_id" bigint NOT NULL,
  "title" character varying(160) NOT NULL,
  "due" date,
  "state" character varying(7) NOT NULL,
  "text" character varying(1000) NOT NULL
)
;;
CREATE TABLE "hr_tax" (
  "id" bigint DEFAULT nextval('hr_tax_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "since" date NOT NULL,
  "tax_id" character varying(14) NOT NULL,
  "tax_class" character varying(1) NOT NULL,
  "factor" integer,
  "children" integer NOT NULL,
  "church" character varying(4) NOT NULL,
  "land" character varying(2) NOT NULL,
  "allowance" bigint NOT NULL,
  "secondary" boolean NOT NULL
)
;;
CREATE TABLE "hr_time" (
  "id" bigint DEFAULT nextval('hr_time_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "day" date NOT NULL,
  "begin" integer NOT NULL,
  "end" integer,
  "pauses" character varying(40) NOT NULL,
  "kind" character varying(6) NOT NULL,
  "cost_centre" character varying(20) NOT NULL,
  "project" character varying(40) NOT NULL,
  "source" character varying(6) NOT NULL,
  "noted" date NOT NULL,
  "reason" character varying(200) NOT NULL
)
;;
CREATE TABLE "hr_time_booking" (
  "id" bigint DEFAULT nextval('hr_time_booking_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "day" date NOT NULL,
  "kind" character varying(7) NOT NULL,
  "minutes" integer NOT NULL,
  "reason" character varying(200) NOT NULL
)
;;
CREATE TABLE "hr_time_import" (
  "id" bigint DEFAULT nextval('hr_time_import_id_seq'::regclass) NOT NULL,
  "name" character varying(200) NOT NULL,
  "profile" character varying(40) NOT NULL,
  "sha256" character varying(64) NOT NULL,
  "login" character varying(80) NOT NULL,
  "at" timestamp with time zone NOT NULL,
  "lines" integer NOT NULL,
  "added" integer NOT NULL,
  "same" integer NOT NULL
)
;;
CREATE TABLE "hr_time_model" (
  "id" bigint DEFAULT nextval('hr_time_model_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(60) NOT NULL,
  "kind" character varying(5) NOT NULL,
  "core" character varying(13) NOT NULL,
  "rota" character varying(300) NOT NULL,
  "warn" integer,
  "limit" integer,
  "over" character varying(5) NOT NULL,
  "sundays" boolean NOT NULL,
  "night" boolean NOT NULL,
  "prompt" boolean NOT NULL
)
;;
CREATE TABLE "hr_time_month" (
  "id" bigint DEFAULT nextval('hr_time_month_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "month" date NOT NULL,
  "state" character varying(8) NOT NULL,
  "confirmed_by" character varying(80) NOT NULL,
  "confirmed_at" timestamp with time zone,
  "approved_by" character varying(80) NOT NULL,
  "approved_at" timestamp with time zone,
  "comment" character varying(300) NOT NULL,
  "target" integer NOT NULL,
  "worked" integer NOT NULL,
  "credit" integer NOT NULL,
  "booked" integer NOT NULL,
  "lapsed" integer NOT NULL,
  "paid" integer NOT NULL,
  "after" integer NOT NULL,
  "surcharges" character varying(400) NOT NULL,
  "centres" character varying(2000) NOT NULL
)
;;
CREATE TABLE "hr_time_note" (
  "id" bigint DEFAULT nextval('hr_time_note_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "day" date NOT NULL,
  "rule" character varying(16) NOT NULL,
  "reason" character varying(200) NOT NULL,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "hr_time_rule" (
  "id" bigint DEFAULT nextval('hr_time_rule_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "since" date NOT NULL,
  "model_id" bigint NOT NULL
)
;;
CREATE TABLE "hr_time_shift" (
  "id" bigint DEFAULT nextval('hr_time_shift_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "code" character varying(4) NOT NULL,
  "name" character varying(60) NOT NULL,
  "times" character varying(13) NOT NULL,
  "pause" integer NOT NULL
)
;;
CREATE TABLE "hr_training_budget" (
  "id" bigint DEFAULT nextval('hr_training_budget_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "year" integer NOT NULL,
  "cost1" character varying(36) NOT NULL,
  "amount" bigint NOT NULL
)
;;
CREATE TABLE "hr_travel_account" (
  "id" bigint DEFAULT nextval('hr_travel_account_id_seq'::regclass) NOT NULL,
  "person_id" bigint NOT NULL,
  "account" character varying(9) NOT NULL
)
;;
CREATE TABLE "hr_travel_rate" (
  "id" bigint DEFAULT nextval('hr_travel_rate_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "area" character varying(20) NOT NULL,
  "name" character varying(80) NOT NULL,
  "since" date NOT NULL,
  "until" date,
  "full" bigint NOT NULL,
  "part" bigint NOT NULL,
  "night" bigint NOT NULL,
  "source" character varying(160) NOT NULL
)
;;
CREATE TABLE "hr_trip" (
  "id" bigint DEFAULT nextval('hr_trip_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(12) NOT NULL,
  "person_id" bigint NOT NULL,
  "purpose" character varying(160) NOT NULL,
  "since" date NOT NULL,
  "until" date NOT NULL,
  "cost1" character varying(36) NOT NULL,
  "night" character varying(7) NOT NULL,
  "note" character varying(300) NOT NULL,
  "total" bigint NOT NULL,
  "state" character varying(8) NOT NULL,
  "reason" character varying(300) NOT NULL,
  "login" character varying(80) NOT NULL,
  "asked_at" timestamp with time zone,
  "entry_id" bigint
)
;;
CREATE TABLE "hr_trip_advance" (
  "id" bigint DEFAULT nextval('hr_trip_advance_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "trip_id" bigint NOT NULL,
  "amount" bigint NOT NULL,
  "state" character varying(8) NOT NULL,
  "reason" character varying(300) NOT NULL,
  "login" character varying(80) NOT NULL,
  "entry_id" bigint
)
;;
CREATE TABLE "hr_trip_day" (
  "id" bigint DEFAULT nextval('hr_trip_day_id_seq'::regclass) NOT NULL,
  "trip_id" bigint NOT NULL,
  "day" date NOT NULL,
  "breakfast" boolean NOT NULL,
  "lunch" boolean NOT NULL,
  "dinner" boolean NOT NULL,
  "night" character varying(7) NOT NULL
)
;;
CREATE TABLE "hr_trip_leg" (
  "id" bigint DEFAULT nextval('hr_trip_leg_id_seq'::regclass) NOT NULL,
  "trip_id" bigint NOT NULL,
  "place" integer NOT NULL,
  "day" date NOT NULL,
  "left" integer NOT NULL,
  "later" integer NOT NULL,
  "arrived" integer NOT NULL,
  "town" character varying(80) NOT NULL,
  "area" character varying(20) NOT NULL,
  "means" character varying(9) NOT NULL,
  "km" integer NOT NULL,
  "works" boolean NOT NULL
)
;;
CREATE TABLE "hr_trip_receipt" (
  "id" bigint DEFAULT nextval('hr_trip_receipt_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "trip_id" bigint NOT NULL,
  "day" date NOT NULL,
  "kind" character varying(9) NOT NULL,
  "gross" bigint NOT NULL,
  "tax_case" character varying(12) NOT NULL,
  "tax" bigint NOT NULL,
  "text" character varying(80) NOT NULL,
  "in_name" boolean NOT NULL,
  "currency" character varying(3) DEFAULT ''::character varying NOT NULL,
  "paid" bigint,
  "rate" integer,
  "rate_day" date,
  "rate_source" character varying(80) DEFAULT ''::character varying NOT NULL,
  "guests" character varying(300) DEFAULT ''::character varying NOT NULL,
  "occasion" character varying(160) DEFAULT ''::character varying NOT NULL
)
;;
CREATE TABLE "hr_vacancy" (
  "id" bigint DEFAULT nextval('hr_vacancy_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(16) NOT NULL,
  "title" character varying(80) NOT NULL,
  "department" character varying(80) NOT NULL,
  "site_id" bigint,
  "post_id" bigint,
  "lead_id" bigint,
  "hours" integer NOT NULL,
  "pay_from" bigint NOT NULL,
  "pay_to" bigint NOT NULL,
  "places" integer NOT NULL,
  "since" date NOT NULL,
  "reason" character varying(160) NOT NULL,
  "about" character varying(4000) NOT NULL,
  "state" character varying(8) NOT NULL,
  "refusal" character varying(300) NOT NULL,
  "login" character varying(80) NOT NULL,
  "opened" date,
  "closed" date
)
;;
CREATE TABLE "import_file" (
  "id" bigint DEFAULT nextval('import_file_id_seq'::regclass) NOT NULL,
  "kind" character varying(40) NOT NULL,
  "sha256" bytea NOT NULL,
  "name" character varying(255) NOT NULL,
  "at" timestamp with time zone NOT NULL,
  "rows" bigint NOT NULL
)
;;
CREATE TABLE "inventory_article" (
  "id" bigint DEFAULT nextval('inventory_article_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(40) NOT NULL,
  "name_de" character varying(200) NOT NULL,
  "name_en" character varying(200) NOT NULL,
  "unit" character varying(3) NOT NULL,
  "price" bigint NOT NULL,
  "tax" character varying(12) NOT NULL,
  "account" character varying(9) NOT NULL,
  "details_de" text NOT NULL,
  "details_en" text NOT NULL,
  "active" boolean NOT NULL,
  "category_id" bigint,
  "gtin" character varying(14) DEFAULT ''::character varying NOT NULL,
  "stocked" boolean DEFAULT false NOT NULL,
  "tracking" character varying(6) DEFAULT 'none'::character varying NOT NULL,
  "expires" boolean DEFAULT false NOT NULL,
  "unit2" character varying(3) DEFAULT ''::character varying NOT NULL,
  "factor" bigint DEFAULT '0'::bigint NOT NULL,
  "minimum" bigint DEFAULT '0'::bigint NOT NULL,
  "reorder" bigint DEFAULT '0'::bigint NOT NULL,
  "valuation" character varying(8) DEFAULT ''::character varying NOT NULL,
  "stock_class" character varying(9) DEFAULT 'goods'::character varying NOT NULL,
  "market" bigint,
  "hazards" character varying(60) DEFAULT ''::character varying NOT NULL,
  "replaced_by_id" bigint,
  "moved" boolean DEFAULT false NOT NULL,
  "variant_of_id" bigint,
  "variant" character varying(80) DEFAULT ''::character varying NOT NULL,
  "decimals" integer DEFAULT 4 NOT NULL
)
;;
CREATE TABLE "inventory_article_value" (
  "id" bigint DEFAULT nextval('inventory_article_value_id_seq'::regclass) NOT NULL,
  "article_id" bigint NOT NULL,
  "field_id" bigint NOT NULL,
  "text" character varying(300) NOT NULL
)
;;
CREATE TABLE "inventory_category" (
  "id" bigint DEFAULT nextval('inventory_category_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(60) NOT NULL,
  "parent_id" bigint,
  "path" character varying(300) NOT NULL,
  "notes" character varying(200) NOT NULL
)
;;
CREATE TABLE "inventory_category_field" (
  "id" bigint DEFAULT nextval('inventory_category_field_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "category_id" bigint NOT NULL,
  "title" character varying(60) NOT NULL,
  "format" character varying(10) NOT NULL,
  "options" character varying(400) NOT NULL,
  "required" boolean NOT NULL,
  "unique_value" boolean NOT NULL
)
;;
CREATE TABLE "inventory_cost" (
  "id" bigint DEFAULT nextval('inventory_cost_id_seq'::regclass) NOT NULL,
  "move_id" bigint NOT NULL,
  "day" date NOT NULL,
  "amount" bigint NOT NULL,
  "after" bigint NOT NULL,
  "text" character varying(120) NOT NULL,
  "document" character varying(60) NOT NULL,
  "login" character varying(80) NOT NULL,
  "through_id" bigint
)
;;
CREATE TABLE "inventory_count" (
  "id" bigint DEFAULT nextval('inventory_count_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(20) NOT NULL,
  "title" character varying(120) NOT NULL,
  "way" character varying(10) NOT NULL,
  "day" date NOT NULL,
  "key_day" date,
  "place_id" bigint,
  "abc" character varying(1) NOT NULL,
  "due" boolean NOT NULL,
  "against" character varying(8) NOT NULL,
  "missing" character varying(8) NOT NULL,
  "percent" integer NOT NULL,
  "amount" bigint NOT NULL,
  "both" boolean NOT NULL,
  "four_eyes" boolean NOT NULL,
  "state" character varying(10) NOT NULL,
  "mark" bigint NOT NULL,
  "posted_mark" bigint,
  "begun_at" timestamp with time zone NOT NULL,
  "begun_by" character varying(80) NOT NULL,
  "ended_at" timestamp with time zone,
  "ended_by" character varying(80) NOT NULL,
  "file_id" bigint,
  "full_above" bigint DEFAULT '0'::bigint NOT NULL,
  "draw" integer DEFAULT 0 NOT NULL,
  "seed" bigint DEFAULT '0'::bigint NOT NULL,
  "population" integer DEFAULT 0 NOT NULL,
  "population_value" bigint DEFAULT '0'::bigint NOT NULL
)
;;
CREATE TABLE "inventory_count_drawn" (
  "id" bigint DEFAULT nextval('inventory_count_drawn_id_seq'::regclass) NOT NULL,
  "line_id" bigint NOT NULL,
  "count_id" bigint NOT NULL,
  "stratum" character varying(6) NOT NULL,
  "quantity" bigint NOT NULL,
  "value" bigint NOT NULL
)
;;
CREATE TABLE "inventory_count_line" (
  "id" bigint DEFAULT nextval('inventory_count_line_id_seq'::regclass) NOT NULL,
  "count_id" bigint NOT NULL,
  "sheet" integer NOT NULL,
  "number" integer NOT NULL,
  "article_id" bigint NOT NULL,
  "place_id" bigint NOT NULL,
  "lot_id" bigint NOT NULL,
  "condition" character varying(10) NOT NULL,
  "serial" character varying(60) NOT NULL,
  "first" bigint,
  "first_by" character varying(80) NOT NULL,
  "first_day" date,
  "first_mark" bigint NOT NULL,
  "second" bigint,
  "second_by" character varying(80) NOT NULL,
  "second_day" date,
  "second_mark" bigint NOT NULL,
  "chosen" character varying(6) NOT NULL,
  "chosen_by" character varying(80) NOT NULL,
  "note" character varying(120) NOT NULL
)
;;
CREATE TABLE "inventory_enquiry" (
  "id" bigint DEFAULT nextval('inventory_enquiry_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(20) NOT NULL,
  "title" character varying(120) NOT NULL,
  "state" character varying(9) NOT NULL,
  "day" date,
  "answer_by" date,
  "wanted" date,
  "text" text NOT NULL,
  "written_by" character varying(80) NOT NULL
)
;;
CREATE TABLE "inventory_enquiry_line" (
  "id" bigint DEFAULT nextval('inventory_enquiry_line_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "enquiry_id" bigint NOT NULL,
  "need_id" bigint,
  "article_id" bigint,
  "text" character varying(400) NOT NULL,
  "quantity" bigint NOT NULL,
  "unit" character varying(3) NOT NULL,
  "order_line_id" bigint
)
;;
CREATE TABLE "inventory_frame" (
  "id" bigint DEFAULT nextval('inventory_frame_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "contact_id" bigint NOT NULL,
  "number" character varying(40) NOT NULL,
  "title" character varying(120) NOT NULL,
  "since" date NOT NULL,
  "until" date NOT NULL,
  "notes" text NOT NULL,
  "called" date,
  "notice_days" integer DEFAULT 0 NOT NULL
)
;;
CREATE TABLE "inventory_frame_line" (
  "id" bigint DEFAULT nextval('inventory_frame_line_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "frame_id" bigint NOT NULL,
  "article_id" bigint,
  "text" character varying(400) NOT NULL,
  "quantity" bigint NOT NULL,
  "unit" character varying(3) NOT NULL,
  "price" bigint NOT NULL,
  "yearly" boolean DEFAULT false NOT NULL
)
;;
CREATE TABLE "inventory_held" (
  "article_id" bigint NOT NULL,
  "method" character varying(8) NOT NULL,
  "quantity" bigint NOT NULL,
  "value" bigint NOT NULL,
  "owed" bigint NOT NULL,
  "owed_value" bigint NOT NULL,
  "last_value" bigint NOT NULL,
  "last_quantity" bigint NOT NULL,
  "day" date NOT NULL
)
;;
CREATE TABLE "inventory_kept_day" (
  "id" bigint DEFAULT nextval('inventory_kept_day_id_seq'::regclass) NOT NULL,
  "day" date NOT NULL
)
;;
CREATE TABLE "inventory_kept_level" (
  "kept_id" bigint NOT NULL,
  "article_id" bigint NOT NULL,
  "place_id" bigint NOT NULL,
  "lot_id" bigint NOT NULL,
  "condition" character varying(10) NOT NULL,
  "serial" character varying(60) NOT NULL,
  "quantity" bigint NOT NULL
)
;;
CREATE TABLE "inventory_kit_part" (
  "id" bigint DEFAULT nextval('inventory_kit_part_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "kit_id" bigint NOT NULL,
  "part_id" bigint NOT NULL,
  "quantity" bigint NOT NULL,
  "notes" character varying(200) NOT NULL
)
;;
CREATE TABLE "inventory_label" (
  "id" bigint DEFAULT nextval('inventory_label_id_seq'::regclass) NOT NULL,
  "kind" character varying(10) NOT NULL,
  "article_id" bigint,
  "place_id" bigint,
  "lot_id" bigint,
  "serial" character varying(60) NOT NULL,
  "sheet" character varying(40) NOT NULL,
  "printing" character varying(36) NOT NULL,
  "position" bigint NOT NULL,
  "at" timestamp with time zone NOT NULL,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "inventory_layer" (
  "article_id" bigint NOT NULL,
  "move_id" bigint NOT NULL,
  "day" bigint NOT NULL,
  "quantity" bigint NOT NULL,
  "value" bigint NOT NULL
)
;;
CREATE TABLE "inventory_level" (
  "id" bigint DEFAULT nextval('inventory_level_id_seq'::regclass) NOT NULL,
  "article_id" bigint NOT NULL,
  "place_id" bigint NOT NULL,
  "lot_id" bigint NOT NULL,
  "condition" character varying(10) NOT NULL,
  "serial" character varying(60) NOT NULL,
  "quantity" bigint NOT NULL
)
;;
CREATE TABLE "inventory_lock" (
  "id" bigint DEFAULT nextval('inventory_lock_id_seq'::regclass) NOT NULL,
  "until" date NOT NULL,
  "reason" character varying(200) NOT NULL,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "inventory_lot" (
  "id" bigint DEFAULT nextval('inventory_lot_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "article_id" bigint NOT NULL,
  "number" character varying(60) NOT NULL,
  "expiry" date
)
;;
CREATE TABLE "inventory_minimum" (
  "id" bigint DEFAULT nextval('inventory_minimum_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "article_id" bigint NOT NULL,
  "place_id" bigint NOT NULL,
  "minimum" bigint NOT NULL,
  "target" bigint NOT NULL
)
;;
CREATE TABLE "inventory_move" (
  "id" bigint DEFAULT nextval('inventory_move_id_seq'::regclass) NOT NULL,
  "article_id" bigint NOT NULL,
  "kind" character varying(10) NOT NULL,
  "day" date NOT NULL,
  "quantity" bigint NOT NULL,
  "from_id" bigint NOT NULL,
  "to_id" bigint NOT NULL,
  "condition" character varying(10) NOT NULL,
  "becomes" character varying(10) NOT NULL,
  "lot_id" bigint,
  "serial" character varying(60) NOT NULL,
  "value" bigint,
  "cost1" character varying(36) NOT NULL,
  "contact_id" bigint,
  "document" character varying(60) NOT NULL,
  "reason" character varying(200) NOT NULL,
  "reversal_of" bigint,
  "return_of" bigint,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "inventory_move_project" (
  "id" bigint DEFAULT nextval('inventory_move_project_id_seq'::regclass) NOT NULL,
  "move_id" bigint NOT NULL,
  "project_id" bigint NOT NULL
)
;;
CREATE TABLE "inventory_need" (
  "id" bigint DEFAULT nextval('inventory_need_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(20) NOT NULL,
  "asked_by" character varying(80) NOT NULL,
  "article_id" bigint,
  "text" character varying(400) NOT NULL,
  "quantity" bigint NOT NULL,
  "unit" character varying(3) NOT NULL,
  "estimate" bigint,
  "wanted" date,
  "cost1" character varying(36) NOT NULL,
  "purpose" character varying(200) NOT NULL,
  "state" character varying(9) NOT NULL,
  "refusal" character varying(200) NOT NULL,
  "order_line_id" bigint
)
;;
CREATE TABLE "inventory_offer" (
  "id" bigint DEFAULT nextval('inventory_offer_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "enquiry_id" bigint NOT NULL,
  "contact_id" bigint NOT NULL,
  "reference" character varying(60) NOT NULL,
  "day" date,
  "freight" bigint NOT NULL,
  "lead_days" integer,
  "valid_until" date,
  "declined" boolean NOT NULL,
  "notes" text NOT NULL,
  "file_id" bigint,
  "pdf" bytea,
  "order_id" bigint
)
;;
CREATE TABLE "inventory_offer_price" (
  "id" bigint DEFAULT nextval('inventory_offer_price_id_seq'::regclass) NOT NULL,
  "offer_id" bigint NOT NULL,
  "line_id" bigint NOT NULL,
  "least" bigint NOT NULL,
  "price" bigint NOT NULL
)
;;
CREATE TABLE "inventory_order" (
  "id" bigint DEFAULT nextval('inventory_order_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(20) NOT NULL,
  "contact_id" bigint NOT NULL,
  "state" character varying(9) NOT NULL,
  "day" date,
  "wanted" date,
  "expected" date,
  "reference" character varying(80) NOT NULL,
  "confirmation" character varying(60) NOT NULL,
  "cost1" character varying(36) NOT NULL,
  "text" text NOT NULL,
  "reason" character varying(200) NOT NULL,
  "file_id" bigint,
  "pdf" bytea,
  "written_by" character varying(80) NOT NULL,
  "reminded" date
)
;;
CREATE TABLE "inventory_order_bill" (
  "id" bigint DEFAULT nextval('inventory_order_bill_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "purchase_id" bigint NOT NULL,
  "order_id" bigint NOT NULL,
  "reason" character varying(200) NOT NULL,
  "released_by" character varying(80) NOT NULL,
  "settled" bigint
)
;;
CREATE TABLE "inventory_order_bill_line" (
  "id" bigint DEFAULT nextval('inventory_order_bill_line_id_seq'::regclass) NOT NULL,
  "bill_id" bigint NOT NULL,
  "line_id" bigint NOT NULL,
  "quantity" bigint NOT NULL
)
;;
CREATE TABLE "inventory_order_line" (
  "id" bigint DEFAULT nextval('inventory_order_line_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "order_id" bigint NOT NULL,
  "article_id" bigint,
  "text" character varying(400) NOT NULL,
  "quantity" bigint NOT NULL,
  "unit" character varying(3) NOT NULL,
  "price" bigint,
  "cost1" character varying(36) NOT NULL,
  "wanted" date,
  "expected" date,
  "frame_line_id" bigint,
  "excess" character varying(200) DEFAULT ''::character varying NOT NULL
)
;;
CREATE TABLE "inventory_order_terms" (
  "id" bigint DEFAULT nextval('inventory_order_terms_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "contact_id" bigint NOT NULL,
  "least" bigint NOT NULL,
  "free_from" bigint NOT NULL,
  "most_days" integer NOT NULL
)
;;
CREATE TABLE "inventory_place" (
  "id" bigint DEFAULT nextval('inventory_place_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(60) NOT NULL,
  "parent_id" bigint,
  "path" character varying(300) NOT NULL,
  "code" character varying(40) NOT NULL,
  "kind" character varying(10) NOT NULL,
  "structural" boolean NOT NULL,
  "active" boolean NOT NULL
)
;;
CREATE TABLE "inventory_posting" (
  "id" bigint DEFAULT nextval('inventory_posting_id_seq'::regclass) NOT NULL,
  "until" date NOT NULL,
  "entry_id" bigint,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "inventory_price" (
  "id" bigint DEFAULT nextval('inventory_price_id_seq'::regclass) NOT NULL,
  "article_id" bigint NOT NULL,
  "side" character varying(8) NOT NULL,
  "contact_id" bigint,
  "day" date NOT NULL,
  "price" bigint NOT NULL,
  "source" character varying(8) NOT NULL
)
;;
CREATE TABLE "inventory_price_break" (
  "id" bigint DEFAULT nextval('inventory_price_break_id_seq'::regclass) NOT NULL,
  "supplier_id" bigint NOT NULL,
  "quantity" bigint NOT NULL,
  "price" bigint NOT NULL
)
;;
CREATE TABLE "inventory_receipt" (
  "id" bigint DEFAULT nextval('inventory_receipt_id_seq'::regclass) NOT NULL,
  "line_id" bigint NOT NULL,
  "day" date NOT NULL,
  "verdict" character varying(8) NOT NULL,
  "quantity" bigint NOT NULL,
  "move_id" bigint,
  "return_of" bigint,
  "document" character varying(60) NOT NULL,
  "reason" character varying(200) NOT NULL,
  "login" character varying(80) NOT NULL,
  "mark" integer
)
;;
CREATE TABLE "inventory_reservation" (
  "id" bigint DEFAULT nextval('inventory_reservation_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "article_id" bigint NOT NULL,
  "place_id" bigint,
  "quantity" bigint NOT NULL,
  "used" bigint NOT NULL,
  "until" date,
  "contact_id" bigint,
  "text" character varying(120) NOT NULL,
  "state" character varying(8) NOT NULL,
  "login" character varying(80) NOT NULL,
  "kind" character varying(10) DEFAULT 'issue'::character varying NOT NULL,
  "target_id" bigint,
  "cost1" character varying(36) DEFAULT ''::character varying NOT NULL,
  "reason" character varying(200) DEFAULT ''::character varying NOT NULL
)
;;
CREATE TABLE "inventory_supplier" (
  "id" bigint DEFAULT nextval('inventory_supplier_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "article_id" bigint NOT NULL,
  "contact_id" bigint NOT NULL,
  "number" character varying(60) NOT NULL,
  "pack" bigint NOT NULL,
  "multiple" bigint NOT NULL,
  "minimum" bigint NOT NULL,
  "price" bigint NOT NULL,
  "lead_days" integer,
  "preferred" boolean NOT NULL,
  "active" boolean NOT NULL
)
;;
CREATE TABLE "inventory_value" (
  "id" bigint DEFAULT nextval('inventory_value_id_seq'::regclass) NOT NULL,
  "article_id" bigint NOT NULL,
  "move_id" bigint NOT NULL,
  "cost_id" bigint,
  "day" date NOT NULL,
  "kind" character varying(10) NOT NULL,
  "quantity" bigint NOT NULL,
  "value" bigint NOT NULL,
  "passed" bigint NOT NULL
)
;;
CREATE TABLE "it_access" (
  "id" bigint DEFAULT nextval('it_access_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "person_id" bigint NOT NULL,
  "component_id" bigint,
  "what" character varying(160) NOT NULL,
  "level" character varying(8) NOT NULL,
  "reason" character varying(200) NOT NULL,
  "granted" date NOT NULL,
  "granted_by" character varying(80) NOT NULL,
  "review" date,
  "revoked" date,
  "revoked_by" character varying(80) NOT NULL,
  "notes" character varying(300) NOT NULL
)
;;
CREATE TABLE "it_address" (
  "id" bigint DEFAULT nextval('it_address_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "subnet_id" bigint NOT NULL,
  "address" character varying(45) NOT NULL,
  "place" character varying(33) NOT NULL,
  "name" character varying(120) NOT NULL,
  "kind" character varying(10) NOT NULL,
  "asset_id" bigint,
  "component_id" bigint,
  "mac" character varying(17) NOT NULL,
  "notes" character varying(200) NOT NULL,
  "seen" timestamp with time zone
)
;;
CREATE TABLE "it_agreement" (
  "id" bigint DEFAULT nextval('it_agreement_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(60) NOT NULL,
  "calendar_id" bigint NOT NULL,
  "first" integer NOT NULL,
  "update" integer NOT NULL,
  "solution" integer NOT NULL,
  "shares" character varying(60) NOT NULL,
  "standard" boolean NOT NULL
)
;;
CREATE TABLE "it_arrival" (
  "id" bigint DEFAULT nextval('it_arrival_id_seq'::regclass) NOT NULL,
  "move_id" bigint NOT NULL,
  "piece" integer NOT NULL,
  "asset_id" bigint NOT NULL,
  "issue_id" bigint NOT NULL
)
;;
CREATE TABLE "it_article" (
  "id" bigint DEFAULT nextval('it_article_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "title" character varying(200) NOT NULL,
  "body" text NOT NULL,
  "category" character varying(60) NOT NULL
)
;;
CREATE TABLE "it_article_tie" (
  "id" bigint DEFAULT nextval('it_article_tie_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "article_id" bigint NOT NULL,
  "model_id" bigint NOT NULL,
  "since" date NOT NULL
)
;;
CREATE TABLE "it_asset" (
  "id" bigint DEFAULT nextval('it_asset_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "tag" character varying(40) NOT NULL,
  "name" character varying(120) NOT NULL,
  "serial" character varying(80) NOT NULL,
  "uuid" character varying(60) NOT NULL,
  "model_id" bigint NOT NULL,
  "status" character varying(10) NOT NULL,
  "home_id" bigint,
  "location_id" bigint,
  "person_id" bigint,
  "parent_id" bigint,
  "purchased" date,
  "cost" bigint,
  "supplier_id" bigint,
  "order_no" character varying(40) NOT NULL,
  "warranty_months" integer,
  "warranty_until" date,
  "life_until" date,
  "expected" date,
  "last_audit" date,
  "next_audit" date,
  "next_inspection" date,
  "register_no" character varying(20) NOT NULL,
  "criticality" integer NOT NULL,
  "notes" character varying(400) NOT NULL,
  "pool" boolean DEFAULT false NOT NULL
)
;;
CREATE TABLE "it_asset_field" (
  "id" bigint DEFAULT nextval('it_asset_field_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "category_id" bigint NOT NULL,
  "title" character varying(60) NOT NULL,
  "format" character varying(10) NOT NULL,
  "options" character varying(400) NOT NULL,
  "required" boolean NOT NULL,
  "unique_value" boolean NOT NULL
)
;;
CREATE TABLE "it_asset_value" (
  "id" bigint DEFAULT nextval('it_asset_value_id_seq'::regclass) NOT NULL,
  "asset_id" bigint NOT NULL,
  "field_id" bigint NOT NULL,
  "text" character varying(300) NOT NULL
)
;;
CREATE TABLE "it_audit" (
  "id" bigint DEFAULT nextval('it_audit_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "location_id" bigint NOT NULL,
  "begun" timestamp with time zone NOT NULL,
  "begun_by" character varying(80) NOT NULL,
  "closed" timestamp with time zone,
  "closed_by" character varying(80) NOT NULL,
  "note" character varying(300) NOT NULL
)
;;
CREATE TABLE "it_audit_line" (
  "id" bigint DEFAULT nextval('it_audit_line_id_seq'::regclass) NOT NULL,
  "audit_id" bigint NOT NULL,
  "asset_id" bigint,
  "code" character varying(80) NOT NULL,
  "result" character varying(10) NOT NULL,
  "scanned" timestamp with time zone,
  "fixed" character varying(10) NOT NULL
)
;;
CREATE TABLE "it_backup" (
  "id" bigint DEFAULT nextval('it_backup_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(120) NOT NULL,
  "component_id" bigint,
  "source" character varying(200) NOT NULL,
  "target" character varying(200) NOT NULL,
  "method" character varying(12) NOT NULL,
  "rhythm" integer NOT NULL,
  "keep_days" integer,
  "encrypted" boolean NOT NULL,
  "away" boolean NOT NULL,
  "offline" boolean NOT NULL,
  "person_id" bigint,
  "test_months" integer NOT NULL,
  "active" boolean NOT NULL,
  "last_run" date,
  "next_run" date,
  "last_test" date,
  "next_test" date,
  "notes" character varying(400) NOT NULL
)
;;
CREATE TABLE "it_backup_event" (
  "id" bigint DEFAULT nextval('it_backup_event_id_seq'::regclass) NOT NULL,
  "backup_id" bigint NOT NULL,
  "kind" character varying(4) NOT NULL,
  "day" date NOT NULL,
  "result" character varying(8) NOT NULL,
  "minutes" integer,
  "note" character varying(300) NOT NULL,
  "by" character varying(80) NOT NULL
)
;;
CREATE TABLE "it_calendar" (
  "id" bigint DEFAULT nextval('it_calendar_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(60) NOT NULL,
  "hours" character varying(400) NOT NULL,
  "land" character varying(2) NOT NULL,
  "zone" character varying(40) NOT NULL,
  "closed" character varying(1000) DEFAULT ''::character varying NOT NULL
)
;;
CREATE TABLE "it_category" (
  "id" bigint DEFAULT nextval('it_category_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(80) NOT NULL,
  "stores_data" boolean NOT NULL,
  "signed" boolean NOT NULL,
  "audit_months" integer NOT NULL,
  "inspect_months" integer NOT NULL,
  "life_months" integer NOT NULL
)
;;
CREATE TABLE "it_change" (
  "id" bigint DEFAULT nextval('it_change_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "ticket_id" bigint NOT NULL,
  "stage" character varying(10) NOT NULL,
  "component_id" bigint,
  "risk" integer NOT NULL,
  "plan" text NOT NULL,
  "fallback" text NOT NULL,
  "planned" date,
  "hours" character varying(40) NOT NULL
)
;;
CREATE TABLE "it_check" (
  "id" bigint DEFAULT nextval('it_check_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "code" character varying(12) NOT NULL,
  "area" character varying(20) NOT NULL,
  "title" character varying(200) NOT NULL,
  "about" character varying(600) NOT NULL,
  "state" character varying(10) NOT NULL,
  "evidence" character varying(600) NOT NULL,
  "person_id" bigint,
  "reviewed" date,
  "next_review" date,
  "measure" character varying(400) NOT NULL,
  "due" date
)
;;
CREATE TABLE "it_component" (
  "id" bigint DEFAULT nextval('it_component_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(120) NOT NULL,
  "kind" character varying(12) NOT NULL,
  "state" character varying(10) NOT NULL,
  "criticality" integer NOT NULL,
  "person_id" bigint,
  "asset_id" bigint,
  "location_id" bigint,
  "provider_id" bigint,
  "recovery" integer,
  "loss" integer,
  "notes" character varying(600) NOT NULL
)
;;
CREATE TABLE "it_contract" (
  "id" bigint DEFAULT nextval('it_contract_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(60) NOT NULL,
  "title" character varying(160) NOT NULL,
  "partner_id" bigint,
  "start" date NOT NULL,
  "until" date,
  "notice_days" integer NOT NULL,
  "renews" integer NOT NULL,
  "notice" date,
  "period" integer NOT NULL,
  "cost" bigint,
  "cancelled" date,
  "notes" character varying(400) NOT NULL
)
;;
CREATE TABLE "it_covered" (
  "id" bigint DEFAULT nextval('it_covered_id_seq'::regclass) NOT NULL,
  "contract_id" bigint NOT NULL,
  "asset_id" bigint NOT NULL
)
;;
CREATE TABLE "it_custody" (
  "id" bigint DEFAULT nextval('it_custody_id_seq'::regclass) NOT NULL,
  "asset_id" bigint NOT NULL,
  "protocol_id" bigint,
  "kind" character varying(10) NOT NULL,
  "person_id" bigint,
  "location_id" bigint,
  "at" timestamp with time zone NOT NULL,
  "by" character varying(80) NOT NULL,
  "condition" character varying(10) NOT NULL,
  "parts" character varying(300) NOT NULL,
  "note" character varying(300) NOT NULL
)
;;
CREATE TABLE "it_dependency" (
  "id" bigint DEFAULT nextval('it_dependency_id_seq'::regclass) NOT NULL,
  "component_id" bigint NOT NULL,
  "needs_id" bigint NOT NULL,
  "alternatives" character varying(40) NOT NULL
)
;;
CREATE TABLE "it_facts" (
  "id" bigint DEFAULT nextval('it_facts_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "asset_id" bigint NOT NULL,
  "deviceid" character varying(200) NOT NULL,
  "seen" timestamp with time zone NOT NULL,
  "hostname" character varying(120) NOT NULL,
  "system" character varying(160) NOT NULL,
  "processor" character varying(160) NOT NULL,
  "memory" integer,
  "discs" integer,
  "encrypted" character varying(20) NOT NULL,
  "mac" character varying(17) NOT NULL,
  "address" character varying(45) NOT NULL,
  "firmware" character varying(80) NOT NULL,
  "last_user" character varying(80) NOT NULL,
  "pages" integer,
  "agent" character varying(80) NOT NULL,
  "sha256" bytea NOT NULL
)
;;
CREATE TABLE "it_inspection" (
  "id" bigint DEFAULT nextval('it_inspection_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "asset_id" bigint NOT NULL,
  "day" date NOT NULL,
  "protection" character varying(3) NOT NULL,
  "instrument_id" bigint,
  "tester" character varying(80) NOT NULL,
  "looks" boolean NOT NULL,
  "conductor" integer,
  "insulation" integer,
  "leakage" integer,
  "works" boolean NOT NULL,
  "passed" boolean NOT NULL,
  "next_day" date,
  "notes" character varying(300) NOT NULL,
  "touch" integer,
  "lead" integer
)
;;
CREATE TABLE "it_instrument" (
  "id" bigint DEFAULT nextval('it_instrument_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(120) NOT NULL,
  "serial" character varying(60) NOT NULL,
  "calibrated" date
)
;;
CREATE TABLE "it_kit" (
  "id" bigint DEFAULT nextval('it_kit_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(80) NOT NULL,
  "notes" character varying(300) NOT NULL
)
;;
CREATE TABLE "it_kit_line" (
  "id" bigint DEFAULT nextval('it_kit_line_id_seq'::regclass) NOT NULL,
  "kit_id" bigint NOT NULL,
  "model_id" bigint,
  "supply_id" bigint,
  "count" integer NOT NULL
)
;;
CREATE TABLE "it_licence" (
  "id" bigint DEFAULT nextval('it_licence_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(120) NOT NULL,
  "publisher" character varying(120) NOT NULL,
  "program" character varying(200) NOT NULL,
  "seats" integer NOT NULL,
  "kind" character varying(10) NOT NULL,
  "secret" bytea,
  "purchased" date,
  "expires" date,
  "notice_days" integer NOT NULL,
  "notice" date,
  "cost" bigint,
  "supplier_id" bigint,
  "order_no" character varying(40) NOT NULL,
  "notes" character varying(400) NOT NULL,
  "begins" character varying(200) COLLATE "C" DEFAULT ''::character varying NOT NULL
)
;;
CREATE TABLE "it_location" (
  "id" bigint DEFAULT nextval('it_location_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "parent_id" bigint,
  "name" character varying(80) NOT NULL,
  "code" character varying(40) NOT NULL,
  "path" character varying(300) NOT NULL,
  "bookable" boolean DEFAULT false NOT NULL
)
;;
CREATE TABLE "it_maintenance" (
  "id" bigint DEFAULT nextval('it_maintenance_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "asset_id" bigint NOT NULL,
  "kind" character varying(10) NOT NULL,
  "title" character varying(160) NOT NULL,
  "supplier_id" bigint,
  "start" date NOT NULL,
  "finish" date,
  "cost" bigint,
  "warranty" boolean NOT NULL,
  "notes" character varying(400) NOT NULL
)
;;
CREATE TABLE "it_model" (
  "id" bigint DEFAULT nextval('it_model_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "category_id" bigint NOT NULL,
  "manufacturer" character varying(80) NOT NULL,
  "name" character varying(120) NOT NULL,
  "number" character varying(60) NOT NULL
)
;;
CREATE TABLE "it_program" (
  "id" bigint DEFAULT nextval('it_program_id_seq'::regclass) NOT NULL,
  "asset_id" bigint NOT NULL,
  "name" character varying(200) NOT NULL,
  "release" character varying(80) NOT NULL,
  "publisher" character varying(120) NOT NULL,
  "installed" date,
  "begins" character varying(200) COLLATE "C" DEFAULT ''::character varying NOT NULL
)
;;
CREATE TABLE "it_protocol" (
  "id" bigint DEFAULT nextval('it_protocol_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(20) NOT NULL,
  "kind" character varying(4) NOT NULL,
  "person_id" bigint NOT NULL,
  "at" timestamp with time zone NOT NULL,
  "by" character varying(80) NOT NULL,
  "expected" date,
  "note" character varying(400) NOT NULL,
  "text" text NOT NULL,
  "signature" bytea,
  "signed_at" timestamp with time zone,
  "document_id" bigint
)
;;
CREATE TABLE "it_reservation" (
  "id" bigint DEFAULT nextval('it_reservation_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "asset_id" bigint,
  "person_id" bigint NOT NULL,
  "since" date NOT NULL,
  "until" date NOT NULL,
  "purpose" character varying(160) NOT NULL,
  "cancelled" boolean NOT NULL,
  "location_id" bigint,
  "begins" character varying(5) DEFAULT ''::character varying NOT NULL,
  "ends" character varying(5) DEFAULT ''::character varying NOT NULL
)
;;
CREATE TABLE "it_seat" (
  "id" bigint DEFAULT nextval('it_seat_id_seq'::regclass) NOT NULL,
  "licence_id" bigint NOT NULL,
  "person_id" bigint,
  "asset_id" bigint,
  "since" date NOT NULL,
  "note" character varying(120) NOT NULL
)
;;
CREATE TABLE "it_snippet" (
  "id" bigint DEFAULT nextval('it_snippet_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(80) NOT NULL,
  "body" text NOT NULL,
  "step" character varying(10) NOT NULL
)
;;
CREATE TABLE "it_subnet" (
  "id" bigint DEFAULT nextval('it_subnet_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(80) NOT NULL,
  "network" character varying(43) NOT NULL,
  "vlan" integer,
  "gateway" character varying(45) NOT NULL,
  "location_id" bigint,
  "notes" character varying(300) NOT NULL,
  "first" character varying(33) NOT NULL,
  "last" character varying(33) NOT NULL
)
;;
CREATE TABLE "it_supply" (
  "id" bigint DEFAULT nextval('it_supply_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(120) NOT NULL,
  "kind" character varying(10) NOT NULL,
  "number" character varying(60) NOT NULL,
  "location_id" bigint,
  "supplier_id" bigint,
  "price" bigint,
  "minimum" integer NOT NULL,
  "stock" integer NOT NULL,
  "notes" character varying(300) NOT NULL,
  "article_id" bigint,
  "store_id" bigint
)
;;
CREATE TABLE "it_supply_issue" (
  "id" bigint DEFAULT nextval('it_supply_issue_id_seq'::regclass) NOT NULL,
  "supply_move_id" bigint NOT NULL,
  "issue_id" bigint NOT NULL,
  "count" integer NOT NULL,
  "back_id" bigint
)
;;
CREATE TABLE "it_supply_move" (
  "id" bigint DEFAULT nextval('it_supply_move_id_seq'::regclass) NOT NULL,
  "supply_id" bigint NOT NULL,
  "kind" character varying(8) NOT NULL,
  "count" integer NOT NULL,
  "person_id" bigint,
  "asset_id" bigint,
  "protocol_id" bigint,
  "at" timestamp with time zone NOT NULL,
  "by" character varying(80) NOT NULL,
  "note" character varying(200) NOT NULL,
  "article_id" bigint
)
;;
CREATE TABLE "it_ticket" (
  "id" bigint DEFAULT nextval('it_ticket_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(20) NOT NULL,
  "type" character varying(10) NOT NULL,
  "title" character varying(200) NOT NULL,
  "requester_id" bigint,
  "channel" character varying(10) NOT NULL,
  "category" character varying(60) NOT NULL,
  "urgency" integer NOT NULL,
  "impact" integer NOT NULL,
  "priority" integer NOT NULL,
  "team" character varying(60) NOT NULL,
  "agent" character varying(80) NOT NULL,
  "asset_id" bigint,
  "sla_id" bigint,
  "state" character varying(10) NOT NULL,
  "wait_for" character varying(10) NOT NULL,
  "remind" date,
  "created" timestamp with time zone NOT NULL,
  "solved" timestamp with time zone,
  "next_due" timestamp with time zone,
  "light" character varying(8) NOT NULL,
  "cause" character varying(300) NOT NULL,
  "solution" character varying(600) NOT NULL,
  "merged_into" bigint,
  "parent_id" bigint,
  "minutes" integer NOT NULL,
  "rating" integer,
  "reopened" integer NOT NULL,
  "warn_at" timestamp with time zone
)
;;
CREATE TABLE "it_ticket_entry" (
  "id" bigint DEFAULT nextval('it_ticket_entry_id_seq'::regclass) NOT NULL,
  "ticket_id" bigint NOT NULL,
  "at" timestamp with time zone NOT NULL,
  "kind" character varying(8) NOT NULL,
  "internal" boolean NOT NULL,
  "by_agent" boolean NOT NULL,
  "by" character varying(120) NOT NULL,
  "body" text NOT NULL,
  "requester_id" bigint
)
;;
CREATE TABLE "it_ticket_link" (
  "id" bigint DEFAULT nextval('it_ticket_link_id_seq'::regclass) NOT NULL,
  "ticket_id" bigint NOT NULL,
  "other_id" bigint NOT NULL,
  "kind" character varying(8) NOT NULL
)
;;
CREATE TABLE "it_ticket_mail" (
  "id" bigint DEFAULT nextval('it_ticket_mail_id_seq'::regclass) NOT NULL,
  "ticket_id" bigint NOT NULL,
  "message_id" character varying(250) NOT NULL,
  "sha256" bytea NOT NULL
)
;;
CREATE TABLE "it_ticket_step" (
  "id" bigint DEFAULT nextval('it_ticket_step_id_seq'::regclass) NOT NULL,
  "ticket_id" bigint NOT NULL,
  "at" timestamp with time zone NOT NULL,
  "state" character varying(10) NOT NULL,
  "why" character varying(10) NOT NULL
)
;;
CREATE TABLE "it_ticket_task" (
  "id" bigint DEFAULT nextval('it_ticket_task_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "ticket_id" bigint NOT NULL,
  "text" character varying(200) NOT NULL,
  "done" boolean NOT NULL
)
;;
CREATE TABLE "it_weakness" (
  "id" bigint DEFAULT nextval('it_weakness_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "title" character varying(200) NOT NULL,
  "kind" character varying(8) NOT NULL,
  "reference" character varying(60) NOT NULL,
  "severity" integer NOT NULL,
  "component_id" bigint,
  "asset_id" bigint,
  "program" character varying(120) NOT NULL,
  "found" date NOT NULL,
  "due" date,
  "state" character varying(10) NOT NULL,
  "fixed" date,
  "person_id" bigint,
  "measure" character varying(400) NOT NULL,
  "notes" character varying(400) NOT NULL
)
;;
CREATE TABLE "it_wipe" (
  "id" bigint DEFAULT nextval('it_wipe_id_seq'::regclass) NOT NULL,
  "asset_id" bigint NOT NULL,
  "method" character varying(20) NOT NULL,
  "protection" character varying(10) NOT NULL,
  "at" timestamp with time zone NOT NULL,
  "by" character varying(80) NOT NULL,
  "evidence" character varying(200) NOT NULL
)
;;
CREATE TABLE "letter" (
  "id" bigint DEFAULT nextval('letter_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "contact_id" bigint,
  "language" character varying(2) NOT NULL,
  "day" date NOT NULL,
  "subject" character varying(200) NOT NULL,
  "body" text NOT NULL,
  "closing" character varying(120) NOT NULL,
  "signer" character varying(80) NOT NULL,
  "notes" character varying(200) NOT NULL,
  "attached" character varying(400) NOT NULL,
  "reference" character varying(80) NOT NULL,
  "case_id" bigint,
  "written_by" character varying(80) NOT NULL,
  "document_id" bigint,
  "area" integer DEFAULT 0 NOT NULL,
  "receiver_table" character varying(40) DEFAULT ''::character varying NOT NULL,
  "receiver_key" bigint,
  "receiver" character varying(160) DEFAULT ''::character varying NOT NULL,
  "purpose" character varying(16) DEFAULT ''::character varying NOT NULL
)
;;
CREATE TABLE "letter_template" (
  "id" bigint DEFAULT nextval('letter_template_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(80) NOT NULL,
  "language" character varying(2) NOT NULL,
  "block" boolean NOT NULL,
  "subject" character varying(200) NOT NULL,
  "body" text NOT NULL,
  "closing" character varying(120) NOT NULL,
  "receiver" character varying(40) DEFAULT ''::character varying NOT NULL,
  "purpose" character varying(16) DEFAULT ''::character varying NOT NULL
)
;;
CREATE TABLE "note" (
  "id" bigint DEFAULT nextval('note_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "table_name" character varying(60) NOT NULL,
  "row_key" bigint NOT NULL,
  "text" text NOT NULL,
  "written_at" timestamp with time zone NOT NULL,
  "written_by" character varying(80) NOT NULL
)
;;
CREATE TABLE "number_range" (
  "kind" character varying(40) NOT NULL,
  "year" integer NOT NULL,
  "last" bigint NOT NULL
)
;;
CREATE TABLE "office_job" (
  "id" bigint DEFAULT nextval('office_job_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "title" character varying(120) NOT NULL,
  "kind" character varying(8) NOT NULL,
  "rhythm" character varying(8) NOT NULL,
  "weekday" integer NOT NULL,
  "month_day" integer NOT NULL,
  "folder" character varying(400) NOT NULL,
  "report" character varying(40) NOT NULL,
  "form" character varying(4) NOT NULL,
  "span" character varying(10) NOT NULL,
  "keep" integer NOT NULL,
  "active" boolean NOT NULL,
  "since" date NOT NULL,
  "author" character varying(80) NOT NULL
)
;;
CREATE TABLE "office_job_run" (
  "id" bigint DEFAULT nextval('office_job_run_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "job_id" bigint NOT NULL,
  "due" character varying(40) NOT NULL,
  "at" timestamp with time zone NOT NULL,
  "login" character varying(80) NOT NULL,
  "outcome" character varying(8) NOT NULL,
  "said" text NOT NULL
)
;;
CREATE TABLE "office_rule" (
  "id" bigint DEFAULT nextval('office_rule_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "title" character varying(120) NOT NULL,
  "event" character varying(8) NOT NULL,
  "table_name" character varying(60) NOT NULL,
  "field" character varying(60) NOT NULL,
  "value" character varying(60) NOT NULL,
  "days" integer NOT NULL,
  "figure" character varying(60) NOT NULL,
  "beyond" character varying(6) NOT NULL,
  "limit_at" bigint,
  "conditions" character varying(2000) NOT NULL,
  "action" character varying(8) NOT NULL,
  "text" character varying(300) NOT NULL,
  "login" character varying(80) NOT NULL,
  "due" integer NOT NULL,
  "audience" character varying(10) NOT NULL,
  "target" character varying(80) NOT NULL,
  "template_id" bigint,
  "report" character varying(40) NOT NULL,
  "form" character varying(4) NOT NULL,
  "folder" character varying(400) NOT NULL,
  "author" character varying(80) NOT NULL,
  "state" character varying(6) NOT NULL,
  "since" timestamp with time zone,
  "halted" text NOT NULL,
  "days_working" boolean DEFAULT false NOT NULL,
  "due_working" boolean DEFAULT false NOT NULL,
  "sets" character varying(60) DEFAULT ''::character varying NOT NULL,
  "set_to" character varying(80) DEFAULT ''::character varying NOT NULL,
  "job_id" bigint
)
;;
CREATE TABLE "office_rule_firing" (
  "id" bigint DEFAULT nextval('office_rule_firing_id_seq'::regclass) NOT NULL,
  "rule_id" bigint NOT NULL,
  "table_name" character varying(60) NOT NULL,
  "row_key" bigint NOT NULL,
  "cause" character varying(40) NOT NULL,
  "at" timestamp with time zone NOT NULL,
  "outcome" character varying(8) NOT NULL,
  "why" text NOT NULL,
  "said" text NOT NULL,
  "letter_id" bigint
)
;;
CREATE TABLE "office_rule_mark" (
  "rule_id" bigint NOT NULL,
  "run" bigint NOT NULL,
  "position" integer NOT NULL,
  "day" date NOT NULL,
  "armed" boolean NOT NULL,
  "looked_at" timestamp with time zone
)
;;
CREATE TABLE "organisation_agenda_item" (
  "id" bigint DEFAULT nextval('organisation_agenda_item_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "series_id" bigint NOT NULL,
  "meeting_id" bigint,
  "place" integer NOT NULL,
  "title" character varying(160) NOT NULL,
  "kind" character varying(8) NOT NULL,
  "minutes" integer NOT NULL,
  "person_id" bigint,
  "internal" boolean NOT NULL,
  "text" character varying(2000) NOT NULL,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "organisation_campaign" (
  "id" bigint DEFAULT nextval('organisation_campaign_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(80) NOT NULL,
  "day" date NOT NULL,
  "channel" character varying(8) NOT NULL,
  "text" character varying(1000) NOT NULL
)
;;
CREATE TABLE "organisation_campaign_contact" (
  "id" bigint DEFAULT nextval('organisation_campaign_contact_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "campaign_id" bigint NOT NULL,
  "contact_id" bigint NOT NULL,
  "result" character varying(10) NOT NULL,
  "note" character varying(200) NOT NULL
)
;;
CREATE TABLE "organisation_candidate" (
  "id" bigint DEFAULT nextval('organisation_candidate_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "name" character varying(80) NOT NULL,
  "sector" character varying(8) NOT NULL,
  "ring" character varying(8) NOT NULL,
  "moved" integer NOT NULL,
  "purpose" character varying(1000) NOT NULL,
  "cost" bigint NOT NULL,
  "risk" character varying(8) NOT NULL,
  "risks" character varying(1000) NOT NULL,
  "privacy" character varying(1000) NOT NULL,
  "trial_until" date,
  "criteria" character varying(1000) NOT NULL,
  "reasons" character varying(1000) NOT NULL,
  "decided" date,
  "project_id" bigint,
  "review" date NOT NULL
)
;;
CREATE TABLE "organisation_goal" (
  "id" bigint DEFAULT nextval('organisation_goal_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "title" character varying(160) NOT NULL,
  "quarter" date NOT NULL,
  "owner" character varying(80) NOT NULL,
  "department" character varying(80) NOT NULL,
  "state" character varying(8) NOT NULL,
  "text" character varying(1000) NOT NULL,
  "conclusion" character varying(500) NOT NULL,
  "before_id" bigint
)
;;
CREATE TABLE "organisation_goal_check_in" (
  "id" bigint DEFAULT nextval('organisation_goal_check_in_id_seq'::regclass) NOT NULL,
  "result_id" bigint NOT NULL,
  "day" date NOT NULL,
  "value" bigint,
  "confidence" integer NOT NULL,
  "text" character varying(500) NOT NULL,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "organisation_goal_project" (
  "id" bigint DEFAULT nextval('organisation_goal_project_id_seq'::regclass) NOT NULL,
  "goal_id" bigint NOT NULL,
  "project_id" bigint NOT NULL
)
;;
CREATE TABLE "organisation_goal_result" (
  "id" bigint DEFAULT nextval('organisation_goal_result_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "goal_id" bigint NOT NULL,
  "title" character varying(160) NOT NULL,
  "figure" character varying(60) NOT NULL,
  "unit" character varying(8) NOT NULL,
  "start" bigint NOT NULL,
  "commit" bigint,
  "target" bigint NOT NULL,
  "stretch" bigint
)
;;
CREATE TABLE "organisation_idea" (
  "id" bigint DEFAULT nextval('organisation_idea_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(12) NOT NULL,
  "title" character varying(120) NOT NULL,
  "problem" character varying(4000) NOT NULL,
  "solution" character varying(4000) NOT NULL,
  "area" character varying(80) NOT NULL,
  "campaign_id" bigint,
  "author_id" bigint,
  "code" bytea,
  "state" character varying(8) NOT NULL,
  "received" date NOT NULL,
  "answer_by" date,
  "reasons" character varying(2000) NOT NULL,
  "decided" date,
  "double_of_id" bigint,
  "project_id" bigint,
  "done" date,
  "appealed" date,
  "appeal" character varying(2000) NOT NULL,
  "news" boolean NOT NULL
)
;;
CREATE TABLE "organisation_idea_assessment" (
  "id" bigint DEFAULT nextval('organisation_idea_assessment_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "idea_id" bigint NOT NULL,
  "verdict" character varying(6) NOT NULL,
  "reasons" character varying(2000) NOT NULL,
  "saving" bigint NOT NULL,
  "cost" bigint NOT NULL,
  "points" integer NOT NULL,
  "factor" integer NOT NULL,
  "premium" bigint NOT NULL,
  "net" bigint NOT NULL,
  "scheme_id" bigint,
  "proposed_by" character varying(80) NOT NULL,
  "measured" bigint,
  "measured_on" date,
  "effect" character varying(1000) NOT NULL,
  "paid_on" date
)
;;
CREATE TABLE "organisation_idea_campaign" (
  "id" bigint DEFAULT nextval('organisation_idea_campaign_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "title" character varying(120) NOT NULL,
  "since" date NOT NULL,
  "until" date NOT NULL,
  "text" character varying(2000) NOT NULL
)
;;
CREATE TABLE "organisation_idea_opinion" (
  "id" bigint DEFAULT nextval('organisation_idea_opinion_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "idea_id" bigint NOT NULL,
  "login" character varying(80) NOT NULL,
  "due" date NOT NULL,
  "usable" character varying(6) NOT NULL,
  "text" character varying(2000) NOT NULL,
  "given" date
)
;;
CREATE TABLE "organisation_idea_scheme" (
  "id" bigint DEFAULT nextval('organisation_idea_scheme_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "since" date NOT NULL,
  "rate" integer NOT NULL,
  "years" integer NOT NULL,
  "least" bigint NOT NULL,
  "most" bigint NOT NULL,
  "point" bigint NOT NULL,
  "step" bigint NOT NULL,
  "receipt_days" integer NOT NULL,
  "decision_days" integer NOT NULL,
  "appeal_days" integer NOT NULL
)
;;
CREATE TABLE "organisation_idea_support" (
  "id" bigint DEFAULT nextval('organisation_idea_support_id_seq'::regclass) NOT NULL,
  "idea_id" bigint NOT NULL,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "organisation_meeting" (
  "id" bigint DEFAULT nextval('organisation_meeting_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "series_id" bigint NOT NULL,
  "day" date NOT NULL,
  "at" character varying(5) NOT NULL,
  "minutes" integer NOT NULL,
  "place" character varying(120) NOT NULL,
  "state" character varying(9) NOT NULL,
  "sequence" integer NOT NULL,
  "notes" character varying(40000) NOT NULL,
  "written_by" character varying(80) NOT NULL,
  "refusal" character varying(300) NOT NULL,
  "number" character varying(12),
  "approved_on" date,
  "pdf" bytea,
  "public" bytea,
  "room_id" bigint,
  "reservation_id" bigint
)
;;
CREATE TABLE "organisation_meeting_member" (
  "id" bigint DEFAULT nextval('organisation_meeting_member_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "series_id" bigint NOT NULL,
  "person_id" bigint,
  "name" character varying(120) NOT NULL,
  "mail" character varying(120) NOT NULL,
  "part" character varying(8) NOT NULL,
  "votes" boolean NOT NULL,
  "until" date
)
;;
CREATE TABLE "organisation_meeting_rule" (
  "id" bigint DEFAULT nextval('organisation_meeting_rule_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "series_id" bigint NOT NULL,
  "since" date NOT NULL,
  "quorum" integer NOT NULL,
  "majority" character varying(14) NOT NULL
)
;;
CREATE TABLE "organisation_meeting_seat" (
  "id" bigint DEFAULT nextval('organisation_meeting_seat_id_seq'::regclass) NOT NULL,
  "meeting_id" bigint NOT NULL,
  "member_id" bigint NOT NULL,
  "name" character varying(200) NOT NULL,
  "part" character varying(8) NOT NULL,
  "votes" boolean NOT NULL,
  "state" character varying(8) NOT NULL
)
;;
CREATE TABLE "organisation_meeting_series" (
  "id" bigint DEFAULT nextval('organisation_meeting_series_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "title" character varying(120) NOT NULL,
  "rhythm" character varying(10) NOT NULL,
  "at" character varying(5) NOT NULL,
  "minutes" integer NOT NULL,
  "place" character varying(120) NOT NULL,
  "project_id" bigint,
  "note" character varying(1000) NOT NULL,
  "login" character varying(80) NOT NULL,
  "closed" boolean DEFAULT false NOT NULL
)
;;
CREATE TABLE "organisation_notice" (
  "id" bigint DEFAULT nextval('organisation_notice_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "kind" character varying(10) NOT NULL,
  "title" character varying(120) NOT NULL,
  "text" character varying(8000) NOT NULL,
  "since" date NOT NULL,
  "until" date,
  "audience" character varying(10) NOT NULL,
  "target" character varying(80) NOT NULL,
  "confirm" boolean NOT NULL,
  "revision" integer NOT NULL,
  "login" character varying(80) NOT NULL,
  "renew" integer DEFAULT 0 NOT NULL,
  "responsible" character varying(80) DEFAULT ''::character varying NOT NULL
)
;;
CREATE TABLE "organisation_notice_edition" (
  "id" bigint DEFAULT nextval('organisation_notice_edition_id_seq'::regclass) NOT NULL,
  "notice_id" bigint NOT NULL,
  "number" integer NOT NULL,
  "revision" integer NOT NULL,
  "made" timestamp with time zone,
  "login" character varying(80) NOT NULL,
  "title" character varying(120) NOT NULL,
  "text" character varying(8000) NOT NULL,
  "change" character varying(300) NOT NULL
)
;;
CREATE TABLE "organisation_notice_paper" (
  "id" bigint DEFAULT nextval('organisation_notice_paper_id_seq'::regclass) NOT NULL,
  "notice_id" bigint NOT NULL,
  "revision" integer NOT NULL,
  "edition" integer NOT NULL,
  "person_id" bigint NOT NULL,
  "day" date NOT NULL,
  "evidence" character varying(200) NOT NULL,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "organisation_notice_receipt" (
  "id" bigint DEFAULT nextval('organisation_notice_receipt_id_seq'::regclass) NOT NULL,
  "notice_id" bigint NOT NULL,
  "revision" integer NOT NULL,
  "login" character varying(80) NOT NULL,
  "read_at" timestamp with time zone NOT NULL,
  "confirmed" boolean NOT NULL,
  "turn" integer DEFAULT 1 NOT NULL,
  "edition" integer DEFAULT 0 NOT NULL
)
;;
CREATE TABLE "organisation_opportunity" (
  "id" bigint DEFAULT nextval('organisation_opportunity_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "contact_id" bigint NOT NULL,
  "title" character varying(120) NOT NULL,
  "stage" character varying(10) NOT NULL,
  "value" bigint NOT NULL,
  "chance" integer,
  "expected" date,
  "owner" character varying(80) NOT NULL,
  "source" character varying(12) NOT NULL,
  "reason" character varying(200) NOT NULL,
  "notes" character varying(1000) NOT NULL,
  "closed" date
)
;;
CREATE TABLE "organisation_outcome" (
  "id" bigint DEFAULT nextval('organisation_outcome_id_seq'::regclass) NOT NULL,
  "meeting_id" bigint NOT NULL,
  "kind" character varying(8) NOT NULL,
  "line" integer NOT NULL,
  "number" character varying(12),
  "text" character varying(300) NOT NULL,
  "topic" character varying(160) NOT NULL,
  "internal" boolean NOT NULL,
  "person_id" bigint,
  "due" date,
  "counted" boolean NOT NULL,
  "yes" integer NOT NULL,
  "no" integer NOT NULL,
  "abstain" integer NOT NULL,
  "entitled" integer NOT NULL,
  "majority" character varying(14) NOT NULL,
  "carried" boolean NOT NULL,
  "replaced_by_id" bigint
)
;;
CREATE TABLE "organisation_project" (
  "id" bigint DEFAULT nextval('organisation_project_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "number" character varying(12) NOT NULL,
  "name" character varying(120) NOT NULL,
  "state" character varying(9) NOT NULL,
  "start" date NOT NULL,
  "due" date,
  "closed" date,
  "lead_id" bigint,
  "contact_id" bigint,
  "goal" character varying(1000) NOT NULL,
  "budget" bigint NOT NULL,
  "budget_hours" bigint NOT NULL,
  "cost_centre" character varying(36) NOT NULL,
  "cost_rate" bigint NOT NULL,
  "bill_rate" bigint NOT NULL,
  "rounding" character varying(8) NOT NULL,
  "step" integer NOT NULL,
  "template" boolean NOT NULL
)
;;
CREATE TABLE "organisation_project_member" (
  "id" bigint DEFAULT nextval('organisation_project_member_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "project_id" bigint NOT NULL,
  "person_id" bigint NOT NULL,
  "part" character varying(80) NOT NULL
)
;;
CREATE TABLE "organisation_project_time" (
  "id" bigint DEFAULT nextval('organisation_project_time_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "project_id" bigint NOT NULL,
  "task_id" bigint,
  "person_id" bigint NOT NULL,
  "day" date NOT NULL,
  "exact" integer NOT NULL,
  "minutes" integer NOT NULL,
  "running" timestamp with time zone,
  "note" character varying(200) NOT NULL,
  "billable" boolean NOT NULL,
  "state" character varying(8) NOT NULL,
  "approved_by" character varying(80) NOT NULL,
  "document_id" bigint
)
;;
CREATE TABLE "organisation_question" (
  "id" bigint DEFAULT nextval('organisation_question_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "table_name" character varying(60) NOT NULL,
  "row_key" bigint NOT NULL,
  "text" character varying(2000) NOT NULL,
  "asked_by" character varying(80) NOT NULL,
  "asked_at" timestamp with time zone NOT NULL,
  "audience" character varying(10) NOT NULL,
  "target" character varying(80) NOT NULL,
  "due" date,
  "state" character varying(10) NOT NULL,
  "answer" character varying(4000) NOT NULL,
  "answered_by" character varying(80) NOT NULL,
  "answered_at" timestamp with time zone
)
;;
CREATE TABLE "organisation_task" (
  "id" bigint DEFAULT nextval('organisation_task_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "project_id" bigint NOT NULL,
  "number" integer NOT NULL,
  "place" integer NOT NULL,
  "kind" character varying(9) NOT NULL,
  "parent_id" bigint,
  "title" character varying(160) NOT NULL,
  "person_id" bigint,
  "state" character varying(8) NOT NULL,
  "days" integer NOT NULL,
  "not_before" date,
  "fixed" boolean NOT NULL,
  "deadline" date,
  "hours" bigint NOT NULL,
  "cost" bigint NOT NULL,
  "measure" character varying(7) NOT NULL,
  "progress" integer NOT NULL,
  "repeats" character varying(9) NOT NULL,
  "text" character varying(2000) NOT NULL,
  "start" date,
  "finish" date,
  "base_start" date,
  "base_finish" date,
  "begun" date,
  "done" date,
  "origin_id" bigint,
  "occurs" date,
  "source_table" character varying(60),
  "source_key" bigint
)
;;
CREATE TABLE "organisation_task_link" (
  "id" bigint DEFAULT nextval('organisation_task_link_id_seq'::regclass) NOT NULL,
  "task_id" bigint NOT NULL,
  "before_id" bigint NOT NULL,
  "kind" character varying(2) NOT NULL,
  "lag" integer NOT NULL
)
;;
CREATE TABLE "paper_box" (
  "id" bigint DEFAULT nextval('paper_box_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "code" character varying(80) NOT NULL,
  "title" character varying(120) NOT NULL,
  "room" character varying(120) NOT NULL,
  "closed" boolean NOT NULL
)
;;
CREATE TABLE "paper_label" (
  "id" bigint DEFAULT nextval('paper_label_id_seq'::regclass) NOT NULL,
  "asn" bigint NOT NULL,
  "printed_at" timestamp with time zone NOT NULL,
  "printed_by" character varying(80) NOT NULL,
  "again_at" timestamp with time zone,
  "times" integer NOT NULL
)
;;
CREATE TABLE "paper_state" (
  "id" bigint DEFAULT nextval('paper_state_id_seq'::regclass) NOT NULL,
  "document_id" bigint NOT NULL,
  "sha256" character varying(64) NOT NULL,
  "pages" integer NOT NULL,
  "checked_by" character varying(80) NOT NULL,
  "checked_at" timestamp with time zone NOT NULL,
  "remark" character varying(200) NOT NULL,
  "destroyed_by" character varying(80) NOT NULL,
  "destroyed_at" timestamp with time zone,
  "reason" character varying(200) NOT NULL
)
;;
CREATE TABLE "seal_key" (
  "table_name" character varying(60) NOT NULL,
  "row_key" bigint NOT NULL,
  "secret" bytea NOT NULL
)
;;
CREATE TABLE "search_deep" (
  "kind" smallint NOT NULL,
  "row_key" bigint NOT NULL,
  "body" tsvector NOT NULL
)
;;
CREATE TABLE "search_kind" (
  "id" integer DEFAULT nextval('search_kind_id_seq'::regclass) NOT NULL,
  "table_name" character varying(60) NOT NULL
)
;;
CREATE TABLE "search_short" (
  "kind" smallint NOT NULL,
  "row_key" bigint NOT NULL,
  "text" text NOT NULL
)
;;
CREATE TABLE "search_text" (
  "kind" smallint NOT NULL,
  "row_key" bigint NOT NULL,
  "body" tsvector NOT NULL
)
;;
CREATE TABLE "search_word" (
  "word" character varying(60) NOT NULL,
  "shown" character varying(60) NOT NULL,
  "letters" smallint NOT NULL
)
;;
CREATE TABLE "setting" (
  "id" bigint DEFAULT nextval('setting_id_seq'::regclass) NOT NULL,
  "key" character varying(80) NOT NULL,
  "login" character varying(80) DEFAULT ''::character varying NOT NULL,
  "value" text NOT NULL
)
;;
CREATE TABLE "shared_view" (
  "id" bigint DEFAULT nextval('shared_view_id_seq'::regclass) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  "list" character varying(80) NOT NULL,
  "name" character varying(80) NOT NULL,
  "page" character varying(120) NOT NULL,
  "state" text NOT NULL,
  "login" character varying(80) NOT NULL
)
;;
CREATE TABLE "sign_in" (
  "id" bigint DEFAULT nextval('sign_in_id_seq'::regclass) NOT NULL,
  "at" timestamp with time zone NOT NULL,
  "login" character varying(80) NOT NULL,
  "place" character varying(120) NOT NULL,
  "user_id" bigint,
  "outcome" character varying(10) NOT NULL
)
;;
CREATE TABLE "sign_in_wait" (
  "kind" character varying(10) NOT NULL,
  "value" character varying(120) NOT NULL,
  "failures" integer DEFAULT 0 NOT NULL,
  "last_at" timestamp with time zone,
  "wait_until" timestamp with time zone
)
;;
CREATE TABLE "trail" (
  "id" bigint DEFAULT nextval('trail_id_seq'::regclass) NOT NULL,
  "run" bigint NOT NULL,
  "position" integer NOT NULL,
  "table_name" character varying(60) NOT NULL,
  "row_key" bigint,
  "kind" character varying(6) NOT NULL,
  "before" text,
  "after" text
)
;;
CREATE TABLE "trail_head" (
  "id" integer NOT NULL,
  "seq" bigint NOT NULL,
  "hash" bytea NOT NULL
)
;;
CREATE TABLE "trail_run" (
  "seq" bigint NOT NULL,
  "at" timestamp with time zone NOT NULL,
  "login" character varying(80) NOT NULL,
  "command" character varying(80) NOT NULL,
  "tables" text NOT NULL,
  "client_key" bytea NOT NULL,
  "result" text,
  "digest" bytea NOT NULL,
  "hash" bytea NOT NULL
)
;;
ALTER SEQUENCE "app_role_id_seq" OWNED BY "app_role"."id"
;;
ALTER SEQUENCE "app_user_id_seq" OWNED BY "app_user"."id"
;;
ALTER SEQUENCE "app_user_role_id_seq" OWNED BY "app_user_role"."id"
;;
ALTER SEQUENCE "approval_rule_id_seq" OWNED BY "approval_rule"."id"
;;
ALTER SEQUENCE "approval_run_id_seq" OWNED BY "approval_run"."id"
;;
ALTER SEQUENCE "approval_step_id_seq" OWNED BY "approval_step"."id"
;;
ALTER SEQUENCE "area_id_seq" OWNED BY "area"."id"
;;
ALTER SEQUENCE "attachment_id_seq" OWNED BY "attachment"."id"
;;
ALTER SEQUENCE "cockpit_board_id_seq" OWNED BY "cockpit_board"."id"
;;
ALTER SEQUENCE "cockpit_month_id_seq" OWNED BY "cockpit_month"."id"
;;
ALTER SEQUENCE "cockpit_own_figure_id_seq" OWNED BY "cockpit_own_figure"."id"
;;
ALTER SEQUENCE "cockpit_target_id_seq" OWNED BY "cockpit_target"."id"
;;
ALTER SEQUENCE "cockpit_tile_id_seq" OWNED BY "cockpit_tile"."id"
;;
ALTER SEQUENCE "cockpit_value_id_seq" OWNED BY "cockpit_value"."id"
;;
ALTER SEQUENCE "contact_id_seq" OWNED BY "contact"."id"
;;
ALTER SEQUENCE "contact_activity_id_seq" OWNED BY "contact_activity"."id"
;;
ALTER SEQUENCE "contact_address_id_seq" OWNED BY "contact_address"."id"
;;
ALTER SEQUENCE "contact_bank_id_seq" OWNED BY "contact_bank"."id"
;;
ALTER SEQUENCE "contact_channel_id_seq" OWNED BY "contact_channel"."id"
;;
ALTER SEQUENCE "contact_consent_id_seq" OWNED BY "contact_consent"."id"
;;
ALTER SEQUENCE "contact_field_id_seq" OWNED BY "contact_field"."id"
;;
ALTER SEQUENCE "contact_merge_id_seq" OWNED BY "contact_merge"."id"
;;
ALTER SEQUENCE "contact_person_id_seq" OWNED BY "contact_person"."id"
;;
ALTER SEQUENCE "contact_role_id_seq" OWNED BY "contact_role"."id"
;;
ALTER SEQUENCE "contact_terms_id_seq" OWNED BY "contact_terms"."id"
;;
ALTER SEQUENCE "document_id_seq" OWNED BY "document"."id"
;;
ALTER SEQUENCE "document_case_id_seq" OWNED BY "document_case"."id"
;;
ALTER SEQUENCE "document_correction_id_seq" OWNED BY "document_correction"."id"
;;
ALTER SEQUENCE "document_erasure_id_seq" OWNED BY "document_erasure"."id"
;;
ALTER SEQUENCE "document_field_id_seq" OWNED BY "document_field"."id"
;;
ALTER SEQUENCE "document_folder_trouble_id_seq" OWNED BY "document_folder_trouble"."id"
;;
ALTER SEQUENCE "document_held_id_seq" OWNED BY "document_held"."id"
;;
ALTER SEQUENCE "document_hold_id_seq" OWNED BY "document_hold"."id"
;;
ALTER SEQUENCE "document_node_id_seq" OWNED BY "document_node"."id"
;;
ALTER SEQUENCE "document_rule_id_seq" OWNED BY "document_rule"."id"
;;
ALTER SEQUENCE "document_stamp_id_seq" OWNED BY "document_stamp"."id"
;;
ALTER SEQUENCE "document_tag_id_seq" OWNED BY "document_tag"."id"
;;
ALTER SEQUENCE "document_tagged_id_seq" OWNED BY "document_tagged"."id"
;;
ALTER SEQUENCE "document_type_id_seq" OWNED BY "document_type"."id"
;;
ALTER SEQUENCE "document_value_id_seq" OWNED BY "document_value"."id"
;;
ALTER SEQUENCE "document_version_id_seq" OWNED BY "document_version"."id"
;;
ALTER SEQUENCE "document_watched_id_seq" OWNED BY "document_watched"."id"
;;
ALTER SEQUENCE "finance_account_id_seq" OWNED BY "finance_account"."id"
;;
ALTER SEQUENCE "finance_account_place_id_seq" OWNED BY "finance_account_place"."id"
;;
ALTER SEQUENCE "finance_accrual_id_seq" OWNED BY "finance_accrual"."id"
;;
ALTER SEQUENCE "finance_accrual_run_id_seq" OWNED BY "finance_accrual_run"."id"
;;
ALTER SEQUENCE "finance_allocation_id_seq" OWNED BY "finance_allocation"."id"
;;
ALTER SEQUENCE "finance_asset_id_seq" OWNED BY "finance_asset"."id"
;;
ALTER SEQUENCE "finance_asset_change_id_seq" OWNED BY "finance_asset_change"."id"
;;
ALTER SEQUENCE "finance_asset_run_id_seq" OWNED BY "finance_asset_run"."id"
;;
ALTER SEQUENCE "finance_bank_account_id_seq" OWNED BY "finance_bank_account"."id"
;;
ALTER SEQUENCE "finance_bank_line_id_seq" OWNED BY "finance_bank_line"."id"
;;
ALTER SEQUENCE "finance_bank_profile_id_seq" OWNED BY "finance_bank_profile"."id"
;;
ALTER SEQUENCE "finance_bank_rule_id_seq" OWNED BY "finance_bank_rule"."id"
;;
ALTER SEQUENCE "finance_bank_statement_id_seq" OWNED BY "finance_bank_statement"."id"
;;
ALTER SEQUENCE "finance_base_rate_id_seq" OWNED BY "finance_base_rate"."id"
;;
ALTER SEQUENCE "finance_budget_line_id_seq" OWNED BY "finance_budget_line"."id"
;;
ALTER SEQUENCE "finance_budget_note_id_seq" OWNED BY "finance_budget_note"."id"
;;
ALTER SEQUENCE "finance_budget_review_id_seq" OWNED BY "finance_budget_review"."id"
;;
ALTER SEQUENCE "finance_cash_count_id_seq" OWNED BY "finance_cash_count"."id"
;;
ALTER SEQUENCE "finance_cash_register_id_seq" OWNED BY "finance_cash_register"."id"
;;
ALTER SEQUENCE "finance_cost_centre_id_seq" OWNED BY "finance_cost_centre"."id"
;;
ALTER SEQUENCE "finance_dunning_block_id_seq" OWNED BY "finance_dunning_block"."id"
;;
ALTER SEQUENCE "finance_dunning_group_id_seq" OWNED BY "finance_dunning_group"."id"
;;
ALTER SEQUENCE "finance_dunning_item_id_seq" OWNED BY "finance_dunning_item"."id"
;;
ALTER SEQUENCE "finance_dunning_letter_id_seq" OWNED BY "finance_dunning_letter"."id"
;;
ALTER SEQUENCE "finance_dunning_level_id_seq" OWNED BY "finance_dunning_level"."id"
;;
ALTER SEQUENCE "finance_dunning_run_id_seq" OWNED BY "finance_dunning_run"."id"
;;
ALTER SEQUENCE "finance_entry_id_seq" OWNED BY "finance_entry"."id"
;;
ALTER SEQUENCE "finance_expected_payment_id_seq" OWNED BY "finance_expected_payment"."id"
;;
ALTER SEQUENCE "finance_fiscal_year_id_seq" OWNED BY "finance_fiscal_year"."id"
;;
ALTER SEQUENCE "finance_line_id_seq" OWNED BY "finance_line"."id"
;;
ALTER SEQUENCE "finance_mandate_id_seq" OWNED BY "finance_mandate"."id"
;;
ALTER SEQUENCE "finance_measure_id_seq" OWNED BY "finance_measure"."id"
;;
ALTER SEQUENCE "finance_partner_id_seq" OWNED BY "finance_partner"."id"
;;
ALTER SEQUENCE "finance_payment_id_seq" OWNED BY "finance_payment"."id"
;;
ALTER SEQUENCE "finance_payment_file_id_seq" OWNED BY "finance_payment_file"."id"
;;
ALTER SEQUENCE "finance_payment_plan_id_seq" OWNED BY "finance_payment_plan"."id"
;;
ALTER SEQUENCE "finance_payment_plan_item_id_seq" OWNED BY "finance_payment_plan_item"."id"
;;
ALTER SEQUENCE "finance_payment_plan_part_id_seq" OWNED BY "finance_payment_plan_part"."id"
;;
ALTER SEQUENCE "finance_period_id_seq" OWNED BY "finance_period"."id"
;;
ALTER SEQUENCE "finance_provision_id_seq" OWNED BY "finance_provision"."id"
;;
ALTER SEQUENCE "finance_provision_move_id_seq" OWNED BY "finance_provision_move"."id"
;;
ALTER SEQUENCE "finance_purchase_id_seq" OWNED BY "finance_purchase"."id"
;;
ALTER SEQUENCE "finance_purchase_position_id_seq" OWNED BY "finance_purchase_position"."id"
;;
ALTER SEQUENCE "finance_sales_advance_id_seq" OWNED BY "finance_sales_advance"."id"
;;
ALTER SEQUENCE "finance_sales_billed_id_seq" OWNED BY "finance_sales_billed"."id"
;;
ALTER SEQUENCE "finance_sales_contract_id_seq" OWNED BY "finance_sales_contract"."id"
;;
ALTER SEQUENCE "finance_sales_document_id_seq" OWNED BY "finance_sales_document"."id"
;;
ALTER SEQUENCE "finance_sales_enclosure_id_seq" OWNED BY "finance_sales_enclosure"."id"
;;
ALTER SEQUENCE "finance_sales_line_id_seq" OWNED BY "finance_sales_line"."id"
;;
ALTER SEQUENCE "finance_sales_origin_id_seq" OWNED BY "finance_sales_origin"."id"
;;
ALTER SEQUENCE "finance_sales_price_step_id_seq" OWNED BY "finance_sales_price_step"."id"
;;
ALTER SEQUENCE "finance_scheme_id_seq" OWNED BY "finance_scheme"."id"
;;
ALTER SEQUENCE "finance_settlement_id_seq" OWNED BY "finance_settlement"."id"
;;
ALTER SEQUENCE "finance_settlement_difference_id_seq" OWNED BY "finance_settlement_difference"."id"
;;
ALTER SEQUENCE "finance_stack_id_seq" OWNED BY "finance_stack"."id"
;;
ALTER SEQUENCE "finance_stack_line_id_seq" OWNED BY "finance_stack_line"."id"
;;
ALTER SEQUENCE "finance_tax_case_id_seq" OWNED BY "finance_tax_case"."id"
;;
ALTER SEQUENCE "finance_taxation_id_seq" OWNED BY "finance_taxation"."id"
;;
ALTER SEQUENCE "finance_template_id_seq" OWNED BY "finance_template"."id"
;;
ALTER SEQUENCE "finance_text_constant_id_seq" OWNED BY "finance_text_constant"."id"
;;
ALTER SEQUENCE "finance_vat_return_id_seq" OWNED BY "finance_vat_return"."id"
;;
ALTER SEQUENCE "follow_up_id_seq" OWNED BY "follow_up"."id"
;;
ALTER SEQUENCE "governance_analysis_id_seq" OWNED BY "governance_analysis"."id"
;;
ALTER SEQUENCE "governance_breach_id_seq" OWNED BY "governance_breach"."id"
;;
ALTER SEQUENCE "governance_breach_step_id_seq" OWNED BY "governance_breach_step"."id"
;;
ALTER SEQUENCE "governance_confidant_id_seq" OWNED BY "governance_confidant"."id"
;;
ALTER SEQUENCE "governance_contract_id_seq" OWNED BY "governance_contract"."id"
;;
ALTER SEQUENCE "governance_control_id_seq" OWNED BY "governance_control"."id"
;;
ALTER SEQUENCE "governance_control_test_id_seq" OWNED BY "governance_control_test"."id"
;;
ALTER SEQUENCE "governance_deletion_id_seq" OWNED BY "governance_deletion"."id"
;;
ALTER SEQUENCE "governance_deletion_item_id_seq" OWNED BY "governance_deletion_item"."id"
;;
ALTER SEQUENCE "governance_dpia_id_seq" OWNED BY "governance_dpia"."id"
;;
ALTER SEQUENCE "governance_dpia_risk_id_seq" OWNED BY "governance_dpia_risk"."id"
;;
ALTER SEQUENCE "governance_duty_id_seq" OWNED BY "governance_duty"."id"
;;
ALTER SEQUENCE "governance_duty_done_id_seq" OWNED BY "governance_duty_done"."id"
;;
ALTER SEQUENCE "governance_emergency_entry_id_seq" OWNED BY "governance_emergency_entry"."id"
;;
ALTER SEQUENCE "governance_erasure_id_seq" OWNED BY "governance_erasure"."id"
;;
ALTER SEQUENCE "governance_exercise_id_seq" OWNED BY "governance_exercise"."id"
;;
ALTER SEQUENCE "governance_exercise_measure_id_seq" OWNED BY "governance_exercise_measure"."id"
;;
ALTER SEQUENCE "governance_gift_id_seq" OWNED BY "governance_gift"."id"
;;
ALTER SEQUENCE "governance_handbook_print_id_seq" OWNED BY "governance_handbook_print"."id"
;;
ALTER SEQUENCE "governance_handbook_run_id_seq" OWNED BY "governance_handbook_run"."id"
;;
ALTER SEQUENCE "governance_handbook_setup_id_seq" OWNED BY "governance_handbook_setup"."id"
;;
ALTER SEQUENCE "governance_incident_id_seq" OWNED BY "governance_incident"."id"
;;
ALTER SEQUENCE "governance_incident_entry_id_seq" OWNED BY "governance_incident_entry"."id"
;;
ALTER SEQUENCE "governance_matrix_id_seq" OWNED BY "governance_matrix"."id"
;;
ALTER SEQUENCE "governance_plan_id_seq" OWNED BY "governance_plan"."id"
;;
ALTER SEQUENCE "governance_plan_step_id_seq" OWNED BY "governance_plan_step"."id"
;;
ALTER SEQUENCE "governance_process_id_seq" OWNED BY "governance_process"."id"
;;
ALTER SEQUENCE "governance_process_need_id_seq" OWNED BY "governance_process_need"."id"
;;
ALTER SEQUENCE "governance_processing_id_seq" OWNED BY "governance_processing"."id"
;;
ALTER SEQUENCE "governance_processor_id_seq" OWNED BY "governance_processor"."id"
;;
ALTER SEQUENCE "governance_report_id_seq" OWNED BY "governance_report"."id"
;;
ALTER SEQUENCE "governance_request_id_seq" OWNED BY "governance_request"."id"
;;
ALTER SEQUENCE "governance_request_step_id_seq" OWNED BY "governance_request_step"."id"
;;
ALTER SEQUENCE "governance_restriction_id_seq" OWNED BY "governance_restriction"."id"
;;
ALTER SEQUENCE "governance_risk_id_seq" OWNED BY "governance_risk"."id"
;;
ALTER SEQUENCE "governance_risk_loss_id_seq" OWNED BY "governance_risk_loss"."id"
;;
ALTER SEQUENCE "governance_risk_measure_id_seq" OWNED BY "governance_risk_measure"."id"
;;
ALTER SEQUENCE "governance_threat_id_seq" OWNED BY "governance_threat"."id"
;;
ALTER SEQUENCE "hr_absence_id_seq" OWNED BY "hr_absence"."id"
;;
ALTER SEQUENCE "hr_applicant_id_seq" OWNED BY "hr_applicant"."id"
;;
ALTER SEQUENCE "hr_applicant_score_id_seq" OWNED BY "hr_applicant_score"."id"
;;
ALTER SEQUENCE "hr_applicant_step_id_seq" OWNED BY "hr_applicant_step"."id"
;;
ALTER SEQUENCE "hr_appointment_id_seq" OWNED BY "hr_appointment"."id"
;;
ALTER SEQUENCE "hr_assignment_id_seq" OWNED BY "hr_assignment"."id"
;;
ALTER SEQUENCE "hr_bank_id_seq" OWNED BY "hr_bank"."id"
;;
ALTER SEQUENCE "hr_checklist_item_id_seq" OWNED BY "hr_checklist_item"."id"
;;
ALTER SEQUENCE "hr_checklist_task_id_seq" OWNED BY "hr_checklist_task"."id"
;;
ALTER SEQUENCE "hr_contract_id_seq" OWNED BY "hr_contract"."id"
;;
ALTER SEQUENCE "hr_contract_term_id_seq" OWNED BY "hr_contract_term"."id"
;;
ALTER SEQUENCE "hr_course_id_seq" OWNED BY "hr_course"."id"
;;
ALTER SEQUENCE "hr_course_attempt_id_seq" OWNED BY "hr_course_attempt"."id"
;;
ALTER SEQUENCE "hr_course_clause_id_seq" OWNED BY "hr_course_clause"."id"
;;
ALTER SEQUENCE "hr_course_event_id_seq" OWNED BY "hr_course_event"."id"
;;
ALTER SEQUENCE "hr_course_participant_id_seq" OWNED BY "hr_course_participant"."id"
;;
ALTER SEQUENCE "hr_course_proof_id_seq" OWNED BY "hr_course_proof"."id"
;;
ALTER SEQUENCE "hr_course_question_id_seq" OWNED BY "hr_course_question"."id"
;;
ALTER SEQUENCE "hr_course_slide_id_seq" OWNED BY "hr_course_slide"."id"
;;
ALTER SEQUENCE "hr_disability_id_seq" OWNED BY "hr_disability"."id"
;;
ALTER SEQUENCE "hr_instruction_id_seq" OWNED BY "hr_instruction"."id"
;;
ALTER SEQUENCE "hr_insurance_id_seq" OWNED BY "hr_insurance"."id"
;;
ALTER SEQUENCE "hr_leave_notice_id_seq" OWNED BY "hr_leave_notice"."id"
;;
ALTER SEQUENCE "hr_leave_opening_id_seq" OWNED BY "hr_leave_opening"."id"
;;
ALTER SEQUENCE "hr_leaving_id_seq" OWNED BY "hr_leaving"."id"
;;
ALTER SEQUENCE "hr_look_id_seq" OWNED BY "hr_look"."id"
;;
ALTER SEQUENCE "hr_pay_id_seq" OWNED BY "hr_pay"."id"
;;
ALTER SEQUENCE "hr_payroll_amount_id_seq" OWNED BY "hr_payroll_amount"."id"
;;
ALTER SEQUENCE "hr_payroll_benefit_id_seq" OWNED BY "hr_payroll_benefit"."id"
;;
ALTER SEQUENCE "hr_payroll_claim_id_seq" OWNED BY "hr_payroll_claim"."id"
;;
ALTER SEQUENCE "hr_payroll_fund_id_seq" OWNED BY "hr_payroll_fund"."id"
;;
ALTER SEQUENCE "hr_payroll_item_id_seq" OWNED BY "hr_payroll_item"."id"
;;
ALTER SEQUENCE "hr_payroll_kind_id_seq" OWNED BY "hr_payroll_kind"."id"
;;
ALTER SEQUENCE "hr_payroll_notice_id_seq" OWNED BY "hr_payroll_notice"."id"
;;
ALTER SEQUENCE "hr_payroll_opening_id_seq" OWNED BY "hr_payroll_opening"."id"
;;
ALTER SEQUENCE "hr_payroll_payment_id_seq" OWNED BY "hr_payroll_payment"."id"
;;
ALTER SEQUENCE "hr_payroll_run_id_seq" OWNED BY "hr_payroll_run"."id"
;;
ALTER SEQUENCE "hr_payroll_slip_id_seq" OWNED BY "hr_payroll_slip"."id"
;;
ALTER SEQUENCE "hr_payroll_terms_id_seq" OWNED BY "hr_payroll_terms"."id"
;;
ALTER SEQUENCE "hr_person_id_seq" OWNED BY "hr_person"."id"
;;
ALTER SEQUENCE "hr_personal_id_seq" OWNED BY "hr_personal"."id"
;;
ALTER SEQUENCE "hr_post_id_seq" OWNED BY "hr_post"."id"
;;
ALTER SEQUENCE "hr_qualification_id_seq" OWNED BY "hr_qualification"."id"
;;
ALTER SEQUENCE "hr_reference_block_id_seq" OWNED BY "hr_reference_block"."id"
;;
ALTER SEQUENCE "hr_shutdown_id_seq" OWNED BY "hr_shutdown"."id"
;;
ALTER SEQUENCE "hr_site_id_seq" OWNED BY "hr_site"."id"
;;
ALTER SEQUENCE "hr_skill_id_seq" OWNED BY "hr_skill"."id"
;;
ALTER SEQUENCE "hr_skill_level_id_seq" OWNED BY "hr_skill_level"."id"
;;
ALTER SEQUENCE "hr_skill_need_id_seq" OWNED BY "hr_skill_need"."id"
;;
ALTER SEQUENCE "hr_talk_id_seq" OWNED BY "hr_talk"."id"
;;
ALTER SEQUENCE "hr_talk_course_id_seq" OWNED BY "hr_talk_course"."id"
;;
ALTER SEQUENCE "hr_talk_goal_id_seq" OWNED BY "hr_talk_goal"."id"
;;
ALTER SEQUENCE "hr_tax_id_seq" OWNED BY "hr_tax"."id"
;;
ALTER SEQUENCE "hr_time_id_seq" OWNED BY "hr_time"."id"
;;
ALTER SEQUENCE "hr_time_booking_id_seq" OWNED BY "hr_time_booking"."id"
;;
ALTER SEQUENCE "hr_time_import_id_seq" OWNED BY "hr_time_import"."id"
;;
ALTER SEQUENCE "hr_time_model_id_seq" OWNED BY "hr_time_model"."id"
;;
ALTER SEQUENCE "hr_time_month_id_seq" OWNED BY "hr_time_month"."id"
;;
ALTER SEQUENCE "hr_time_note_id_seq" OWNED BY "hr_time_note"."id"
;;
ALTER SEQUENCE "hr_time_rule_id_seq" OWNED BY "hr_time_rule"."id"
;;
ALTER SEQUENCE "hr_time_shift_id_seq" OWNED BY "hr_time_shift"."id"
;;
ALTER SEQUENCE "hr_training_budget_id_seq" OWNED BY "hr_training_budget"."id"
;;
ALTER SEQUENCE "hr_travel_account_id_seq" OWNED BY "hr_travel_account"."id"
;;
ALTER SEQUENCE "hr_travel_rate_id_seq" OWNED BY "hr_travel_rate"."id"
;;
ALTER SEQUENCE "hr_trip_id_seq" OWNED BY "hr_trip"."id"
;;
ALTER SEQUENCE "hr_trip_advance_id_seq" OWNED BY "hr_trip_advance"."id"
;;
ALTER SEQUENCE "hr_trip_day_id_seq" OWNED BY "hr_trip_day"."id"
;;
ALTER SEQUENCE "hr_trip_leg_id_seq" OWNED BY "hr_trip_leg"."id"
;;
ALTER SEQUENCE "hr_trip_receipt_id_seq" OWNED BY "hr_trip_receipt"."id"
;;
ALTER SEQUENCE "hr_vacancy_id_seq" OWNED BY "hr_vacancy"."id"
;;
ALTER SEQUENCE "import_file_id_seq" OWNED BY "import_file"."id"
;;
ALTER SEQUENCE "inventory_article_id_seq" OWNED BY "inventory_article"."id"
;;
ALTER SEQUENCE "inventory_article_value_id_seq" OWNED BY "inventory_article_value"."id"
;;
ALTER SEQUENCE "inventory_category_id_seq" OWNED BY "inventory_category"."id"
;;
ALTER SEQUENCE "inventory_category_field_id_seq" OWNED BY "inventory_category_field"."id"
;;
ALTER SEQUENCE "inventory_cost_id_seq" OWNED BY "inventory_cost"."id"
;;
ALTER SEQUENCE "inventory_count_id_seq" OWNED BY "inventory_count"."id"
;;
ALTER SEQUENCE "inventory_count_drawn_id_seq" OWNED BY "inventory_count_drawn"."id"
;;
ALTER SEQUENCE "inventory_count_line_id_seq" OWNED BY "inventory_count_line"."id"
;;
ALTER SEQUENCE "inventory_enquiry_id_seq" OWNED BY "inventory_enquiry"."id"
;;
ALTER SEQUENCE "inventory_enquiry_line_id_seq" OWNED BY "inventory_enquiry_line"."id"
;;
ALTER SEQUENCE "inventory_frame_id_seq" OWNED BY "inventory_frame"."id"
;;
ALTER SEQUENCE "inventory_frame_line_id_seq" OWNED BY "inventory_frame_line"."id"
;;
ALTER SEQUENCE "inventory_kept_day_id_seq" OWNED BY "inventory_kept_day"."id"
;;
ALTER SEQUENCE "inventory_kit_part_id_seq" OWNED BY "inventory_kit_part"."id"
;;
ALTER SEQUENCE "inventory_label_id_seq" OWNED BY "inventory_label"."id"
;;
ALTER SEQUENCE "inventory_level_id_seq" OWNED BY "inventory_level"."id"
;;
ALTER SEQUENCE "inventory_lock_id_seq" OWNED BY "inventory_lock"."id"
;;
ALTER SEQUENCE "inventory_lot_id_seq" OWNED BY "inventory_lot"."id"
;;
ALTER SEQUENCE "inventory_minimum_id_seq" OWNED BY "inventory_minimum"."id"
;;
ALTER SEQUENCE "inventory_move_id_seq" OWNED BY "inventory_move"."id"
;;
ALTER SEQUENCE "inventory_move_project_id_seq" OWNED BY "inventory_move_project"."id"
;;
ALTER SEQUENCE "inventory_need_id_seq" OWNED BY "inventory_need"."id"
;;
ALTER SEQUENCE "inventory_offer_id_seq" OWNED BY "inventory_offer"."id"
;;
ALTER SEQUENCE "inventory_offer_price_id_seq" OWNED BY "inventory_offer_price"."id"
;;
ALTER SEQUENCE "inventory_order_id_seq" OWNED BY "inventory_order"."id"
;;
ALTER SEQUENCE "inventory_order_bill_id_seq" OWNED BY "inventory_order_bill"."id"
;;
ALTER SEQUENCE "inventory_order_bill_line_id_seq" OWNED BY "inventory_order_bill_line"."id"
;;
ALTER SEQUENCE "inventory_order_line_id_seq" OWNED BY "inventory_order_line"."id"
;;
ALTER SEQUENCE "inventory_order_terms_id_seq" OWNED BY "inventory_order_terms"."id"
;;
ALTER SEQUENCE "inventory_place_id_seq" OWNED BY "inventory_place"."id"
;;
ALTER SEQUENCE "inventory_posting_id_seq" OWNED BY "inventory_posting"."id"
;;
ALTER SEQUENCE "inventory_price_id_seq" OWNED BY "inventory_price"."id"
;;
ALTER SEQUENCE "inventory_price_break_id_seq" OWNED BY "inventory_price_break"."id"
;;
ALTER SEQUENCE "inventory_receipt_id_seq" OWNED BY "inventory_receipt"."id"
;;
ALTER SEQUENCE "inventory_reservation_id_seq" OWNED BY "inventory_reservation"."id"
;;
ALTER SEQUENCE "inventory_supplier_id_seq" OWNED BY "inventory_supplier"."id"
;;
ALTER SEQUENCE "inventory_value_id_seq" OWNED BY "inventory_value"."id"
;;
ALTER SEQUENCE "it_access_id_seq" OWNED BY "it_access"."id"
;;
ALTER SEQUENCE "it_address_id_seq" OWNED BY "it_address"."id"
;;
ALTER SEQUENCE "it_agreement_id_seq" OWNED BY "it_agreement"."id"
;;
ALTER SEQUENCE "it_arrival_id_seq" OWNED BY "it_arrival"."id"
;;
ALTER SEQUENCE "it_article_id_seq" OWNED BY "it_article"."id"
;;
ALTER SEQUENCE "it_article_tie_id_seq" OWNED BY "it_article_tie"."id"
;;
ALTER SEQUENCE "it_asset_id_seq" OWNED BY "it_asset"."id"
;;
ALTER SEQUENCE "it_asset_field_id_seq" OWNED BY "it_asset_field"."id"
;;
ALTER SEQUENCE "it_asset_value_id_seq" OWNED BY "it_asset_value"."id"
;;
ALTER SEQUENCE "it_audit_id_seq" OWNED BY "it_audit"."id"
;;
ALTER SEQUENCE "it_audit_line_id_seq" OWNED BY "it_audit_line"."id"
;;
ALTER SEQUENCE "it_backup_id_seq" OWNED BY "it_backup"."id"
;;
ALTER SEQUENCE "it_backup_event_id_seq" OWNED BY "it_backup_event"."id"
;;
ALTER SEQUENCE "it_calendar_id_seq" OWNED BY "it_calendar"."id"
;;
ALTER SEQUENCE "it_category_id_seq" OWNED BY "it_category"."id"
;;
ALTER SEQUENCE "it_change_id_seq" OWNED BY "it_change"."id"
;;
ALTER SEQUENCE "it_check_id_seq" OWNED BY "it_check"."id"
;;
ALTER SEQUENCE "it_component_id_seq" OWNED BY "it_component"."id"
;;
ALTER SEQUENCE "it_contract_id_seq" OWNED BY "it_contract"."id"
;;
ALTER SEQUENCE "it_covered_id_seq" OWNED BY "it_covered"."id"
;;
ALTER SEQUENCE "it_custody_id_seq" OWNED BY "it_custody"."id"
;;
ALTER SEQUENCE "it_dependency_id_seq" OWNED BY "it_dependency"."id"
;;
ALTER SEQUENCE "it_facts_id_seq" OWNED BY "it_facts"."id"
;;
ALTER SEQUENCE "it_inspection_id_seq" OWNED BY "it_inspection"."id"
;;
ALTER SEQUENCE "it_instrument_id_seq" OWNED BY "it_instrument"."id"
;;
ALTER SEQUENCE "it_kit_id_seq" OWNED BY "it_kit"."id"
;;
ALTER SEQUENCE "it_kit_line_id_seq" OWNED BY "it_kit_line"."id"
;;
ALTER SEQUENCE "it_licence_id_seq" OWNED BY "it_licence"."id"
;;
ALTER SEQUENCE "it_location_id_seq" OWNED BY "it_location"."id"
;;
ALTER SEQUENCE "it_maintenance_id_seq" OWNED BY "it_maintenance"."id"
;;
ALTER SEQUENCE "it_model_id_seq" OWNED BY "it_model"."id"
;;
ALTER SEQUENCE "it_program_id_seq" OWNED BY "it_program"."id"
;;
ALTER SEQUENCE "it_protocol_id_seq" OWNED BY "it_protocol"."id"
;;
ALTER SEQUENCE "it_reservation_id_seq" OWNED BY "it_reservation"."id"
;;
ALTER SEQUENCE "it_seat_id_seq" OWNED BY "it_seat"."id"
;;
ALTER SEQUENCE "it_snippet_id_seq" OWNED BY "it_snippet"."id"
;;
ALTER SEQUENCE "it_subnet_id_seq" OWNED BY "it_subnet"."id"
;;
ALTER SEQUENCE "it_supply_id_seq" OWNED BY "it_supply"."id"
;;
ALTER SEQUENCE "it_supply_issue_id_seq" OWNED BY "it_supply_issue"."id"
;;
ALTER SEQUENCE "it_supply_move_id_seq" OWNED BY "it_supply_move"."id"
;;
ALTER SEQUENCE "it_ticket_id_seq" OWNED BY "it_ticket"."id"
;;
ALTER SEQUENCE "it_ticket_entry_id_seq" OWNED BY "it_ticket_entry"."id"
;;
ALTER SEQUENCE "it_ticket_link_id_seq" OWNED BY "it_ticket_link"."id"
;;
ALTER SEQUENCE "it_ticket_mail_id_seq" OWNED BY "it_ticket_mail"."id"
;;
ALTER SEQUENCE "it_ticket_step_id_seq" OWNED BY "it_ticket_step"."id"
;;
ALTER SEQUENCE "it_ticket_task_id_seq" OWNED BY "it_ticket_task"."id"
;;
ALTER SEQUENCE "it_weakness_id_seq" OWNED BY "it_weakness"."id"
;;
ALTER SEQUENCE "it_wipe_id_seq" OWNED BY "it_wipe"."id"
;;
ALTER SEQUENCE "letter_id_seq" OWNED BY "letter"."id"
;;
ALTER SEQUENCE "letter_template_id_seq" OWNED BY "letter_template"."id"
;;
ALTER SEQUENCE "note_id_seq" OWNED BY "note"."id"
;;
ALTER SEQUENCE "office_job_id_seq" OWNED BY "office_job"."id"
;;
ALTER SEQUENCE "office_job_run_id_seq" OWNED BY "office_job_run"."id"
;;
ALTER SEQUENCE "office_rule_id_seq" OWNED BY "office_rule"."id"
;;
ALTER SEQUENCE "office_rule_firing_id_seq" OWNED BY "office_rule_firing"."id"
;;
ALTER SEQUENCE "organisation_agenda_item_id_seq" OWNED BY "organisation_agenda_item"."id"
;;
ALTER SEQUENCE "organisation_campaign_id_seq" OWNED BY "organisation_campaign"."id"
;;
ALTER SEQUENCE "organisation_campaign_contact_id_seq" OWNED BY "organisation_campaign_contact"."id"
;;
ALTER SEQUENCE "organisation_candidate_id_seq" OWNED BY "organisation_candidate"."id"
;;
ALTER SEQUENCE "organisation_goal_id_seq" OWNED BY "organisation_goal"."id"
;;
ALTER SEQUENCE "organisation_goal_check_in_id_seq" OWNED BY "organisation_goal_check_in"."id"
;;
ALTER SEQUENCE "organisation_goal_project_id_seq" OWNED BY "organisation_goal_project"."id"
;;
ALTER SEQUENCE "organisation_goal_result_id_seq" OWNED BY "organisation_goal_result"."id"
;;
ALTER SEQUENCE "organisation_idea_id_seq" OWNED BY "organisation_idea"."id"
;;
ALTER SEQUENCE "organisation_idea_assessment_id_seq" OWNED BY "organisation_idea_assessment"."id"
;;
ALTER SEQUENCE "organisation_idea_campaign_id_seq" OWNED BY "organisation_idea_campaign"."id"
;;
ALTER SEQUENCE "organisation_idea_opinion_id_seq" OWNED BY "organisation_idea_opinion"."id"
;;
ALTER SEQUENCE "organisation_idea_scheme_id_seq" OWNED BY "organisation_idea_scheme"."id"
;;
ALTER SEQUENCE "organisation_idea_support_id_seq" OWNED BY "organisation_idea_support"."id"
;;
ALTER SEQUENCE "organisation_meeting_id_seq" OWNED BY "organisation_meeting"."id"
;;
ALTER SEQUENCE "organisation_meeting_member_id_seq" OWNED BY "organisation_meeting_member"."id"
;;
ALTER SEQUENCE "organisation_meeting_rule_id_seq" OWNED BY "organisation_meeting_rule"."id"
;;
ALTER SEQUENCE "organisation_meeting_seat_id_seq" OWNED BY "organisation_meeting_seat"."id"
;;
ALTER SEQUENCE "organisation_meeting_series_id_seq" OWNED BY "organisation_meeting_series"."id"
;;
ALTER SEQUENCE "organisation_notice_id_seq" OWNED BY "organisation_notice"."id"
;;
ALTER SEQUENCE "organisation_notice_edition_id_seq" OWNED BY "organisation_notice_edition"."id"
;;
ALTER SEQUENCE "organisation_notice_paper_id_seq" OWNED BY "organisation_notice_paper"."id"
;;
ALTER SEQUENCE "organisation_notice_receipt_id_seq" OWNED BY "organisation_notice_receipt"."id"
;;
ALTER SEQUENCE "organisation_opportunity_id_seq" OWNED BY "organisation_opportunity"."id"
;;
ALTER SEQUENCE "organisation_outcome_id_seq" OWNED BY "organisation_outcome"."id"
;;
ALTER SEQUENCE "organisation_project_id_seq" OWNED BY "organisation_project"."id"
;;
ALTER SEQUENCE "organisation_project_member_id_seq" OWNED BY "organisation_project_member"."id"
;;
ALTER SEQUENCE "organisation_project_time_id_seq" OWNED BY "organisation_project_time"."id"
;;
ALTER SEQUENCE "organisation_question_id_seq" OWNED BY "organisation_question"."id"
;;
ALTER SEQUENCE "organisation_task_id_seq" OWNED BY "organisation_task"."id"
;;
ALTER SEQUENCE "organisation_task_link_id_seq" OWNED BY "organisation_task_link"."id"
;;
ALTER SEQUENCE "paper_box_id_seq" OWNED BY "paper_box"."id"
;;
ALTER SEQUENCE "paper_label_id_seq" OWNED BY "paper_label"."id"
;;
ALTER SEQUENCE "paper_state_id_seq" OWNED BY "paper_state"."id"
;;
ALTER SEQUENCE "search_kind_id_seq" OWNED BY "search_kind"."id"
;;
ALTER SEQUENCE "setting_id_seq" OWNED BY "setting"."id"
;;
ALTER SEQUENCE "shared_view_id_seq" OWNED BY "shared_view"."id"
;;
ALTER SEQUENCE "sign_in_id_seq" OWNED BY "sign_in"."id"
;;
ALTER SEQUENCE "trail_id_seq" OWNED BY "trail"."id"
;;
ALTER TABLE "about" ADD CONSTRAINT "pk_about" PRIMARY KEY (name)
;;
ALTER TABLE "alembic_version" ADD CONSTRAINT "alembic_version_pkc" PRIMARY KEY (version_num)
;;
ALTER TABLE "app_role" ADD CONSTRAINT "pk_app_role" PRIMARY KEY (id)
;;
ALTER TABLE "app_role" ADD CONSTRAINT "uq_app_role_name" UNIQUE (name)
;;
ALTER TABLE "app_user" ADD CONSTRAINT "pk_app_user" PRIMARY KEY (id)
;;
ALTER TABLE "app_user" ADD CONSTRAINT "uq_app_user_login" UNIQUE (login)
;;
ALTER TABLE "app_user_role" ADD CONSTRAINT "pk_app_user_role" PRIMARY KEY (id)
;;
ALTER TABLE "approval_rule" ADD CONSTRAINT "pk_approval_rule" PRIMARY KEY (id)
;;
ALTER TABLE "approval_run" ADD CONSTRAINT "pk_approval_run" PRIMARY KEY (id)
;;
ALTER TABLE "approval_step" ADD CONSTRAINT "pk_approval_step" PRIMARY KEY (id)
;;
ALTER TABLE "archive_blob" ADD CONSTRAINT "archive_blob_pkey" PRIMARY KEY (sha256)
;;
ALTER TABLE "archive_bond" ADD CONSTRAINT "archive_bond_pkey" PRIMARY KEY (sha256, owner)
;;
ALTER TABLE "archive_shorter" ADD CONSTRAINT "archive_shorter_check" CHECK ((asked_by <> agreed_by))
;;
ALTER TABLE "area" ADD CONSTRAINT "pk_area" PRIMARY KEY (id)
;;
ALTER TABLE "area" ADD CONSTRAINT "uq_area_title" UNIQUE (title)
;;
ALTER TABLE "attachment" ADD CONSTRAINT "pk_attachment" PRIMARY KEY (id)
;;
ALTER TABLE "cockpit_board" ADD CONSTRAINT "pk_cockpit_board" PRIMARY KEY (id)
;;
ALTER TABLE "cockpit_month" ADD CONSTRAINT "pk_cockpit_month" PRIMARY KEY (id)
;;
ALTER TABLE "cockpit_month" ADD CONSTRAINT "uq_cockpit_month_month" UNIQUE (month)
;;
ALTER TABLE "cockpit_own_figure" ADD CONSTRAINT "pk_cockpit_own_figure" PRIMARY KEY (id)
;;
ALTER TABLE "cockpit_own_figure" ADD CONSTRAINT "uq_cockpit_own_figure_code" UNIQUE (code)
;;
ALTER TABLE "cockpit_target" ADD CONSTRAINT "pk_cockpit_target" PRIMARY KEY (id)
;;
ALTER TABLE "cockpit_tile" ADD CONSTRAINT "pk_cockpit_tile" PRIMARY KEY (id)
;;
ALTER TABLE "cockpit_value" ADD CONSTRAINT "pk_cockpit_value" PRIMARY KEY (id)
;;
ALTER TABLE "contact" ADD CONSTRAINT "pk_contact" PRIMARY KEY (id)
;;
ALTER TABLE "contact" ADD CONSTRAINT "uq_contact_number" UNIQUE (number)
;;
ALTER TABLE "contact_activity" ADD CONSTRAINT "pk_contact_activity" PRIMARY KEY (id)
;;
ALTER TABLE "contact_address" ADD CONSTRAINT "pk_contact_address" PRIMARY KEY (id)
;;
ALTER TABLE "contact_bank" ADD CONSTRAINT "pk_contact_bank" PRIMARY KEY (id)
;;
ALTER TABLE "contact_channel" ADD CONSTRAINT "pk_contact_channel" PRIMARY KEY (id)
;;
ALTER TABLE "contact_consent" ADD CONSTRAINT "pk_contact_consent" PRIMARY KEY (id)
;;
ALTER TABLE "contact_field" ADD CONSTRAINT "pk_contact_field" PRIMARY KEY (id)
;;
ALTER TABLE "contact_merge" ADD CONSTRAINT "pk_contact_merge" PRIMARY KEY (id)
;;
ALTER TABLE "contact_person" ADD CONSTRAINT "pk_contact_person" PRIMARY KEY (id)
;;
ALTER TABLE "contact_role" ADD CONSTRAINT "pk_contact_role" PRIMARY KEY (id)
;;
ALTER TABLE "contact_terms" ADD CONSTRAINT "pk_contact_terms" PRIMARY KEY (id)
;;
ALTER TABLE "document" ADD CONSTRAINT "pk_document" PRIMARY KEY (id)
;;
ALTER TABLE "document" ADD CONSTRAINT "uq_document_asn" UNIQUE (asn)
;;
ALTER TABLE "document" ADD CONSTRAINT "uq_document_number" UNIQUE (number)
;;
ALTER TABLE "document_case" ADD CONSTRAINT "pk_document_case" PRIMARY KEY (id)
;;
ALTER TABLE "document_case" ADD CONSTRAINT "uq_document_case_number" UNIQUE (number)
;;
ALTER TABLE "document_correction" ADD CONSTRAINT "pk_document_correction" PRIMARY KEY (id)
;;
ALTER TABLE "document_erasure" ADD CONSTRAINT "pk_document_erasure" PRIMARY KEY (id)
;;
ALTER TABLE "document_field" ADD CONSTRAINT "pk_document_field" PRIMARY KEY (id)
;;
ALTER TABLE "document_folder_trouble" ADD CONSTRAINT "pk_document_folder_trouble" PRIMARY KEY (id)
;;
ALTER TABLE "document_held" ADD CONSTRAINT "pk_document_held" PRIMARY KEY (id)
;;
ALTER TABLE "document_hold" ADD CONSTRAINT "pk_document_hold" PRIMARY KEY (id)
;;
ALTER TABLE "document_node" ADD CONSTRAINT "pk_document_node" PRIMARY KEY (id)
;;
ALTER TABLE "document_node" ADD CONSTRAINT "uq_document_node_code" UNIQUE (code)
;;
ALTER TABLE "document_rule" ADD CONSTRAINT "pk_document_rule" PRIMARY KEY (id)
;;
ALTER TABLE "document_stamp" ADD CONSTRAINT "pk_document_stamp" PRIMARY KEY (id)
;;
ALTER TABLE "document_tag" ADD CONSTRAINT "pk_document_tag" PRIMARY KEY (id)
;;
ALTER TABLE "document_tag" ADD CONSTRAINT "uq_document_tag_title" UNIQUE (title)
;;
ALTER TABLE "document_tagged" ADD CONSTRAINT "pk_document_tagged" PRIMARY KEY (id)
;;
ALTER TABLE "document_text" ADD CONSTRAINT "pk_document_text" PRIMARY KEY (document_id)
;;
ALTER TABLE "document_type" ADD CONSTRAINT "pk_document_type" PRIMARY KEY (id)
;;
ALTER TABLE "document_type" ADD CONSTRAINT "uq_document_type_key" UNIQUE (key)
;;
ALTER TABLE "document_value" ADD CONSTRAINT "pk_document_value" PRIMARY KEY (id)
;;
ALTER TABLE "document_version" ADD CONSTRAINT "pk_document_version" PRIMARY KEY (id)
;;
ALTER TABLE "document_watched" ADD CONSTRAINT "pk_document_watched" PRIMARY KEY (id)
;;
ALTER TABLE "finance_account" ADD CONSTRAINT "pk_finance_account" PRIMARY KEY (id)
;;
ALTER TABLE "finance_account" ADD CONSTRAINT "uq_finance_account_number" UNIQUE (number)
;;
ALTER TABLE "finance_account_place" ADD CONSTRAINT "pk_finance_account_place" PRIMARY KEY (id)
;;
ALTER TABLE "finance_accrual" ADD CONSTRAINT "pk_finance_accrual" PRIMARY KEY (id)
;;
ALTER TABLE "finance_accrual_run" ADD CONSTRAINT "pk_finance_accrual_run" PRIMARY KEY (id)
;;
ALTER TABLE "finance_allocation" ADD CONSTRAINT "pk_finance_allocation" PRIMARY KEY (id)
;;
ALTER TABLE "finance_asset" ADD CONSTRAINT "pk_finance_asset" PRIMARY KEY (id)
;;
ALTER TABLE "finance_asset" ADD CONSTRAINT "uq_finance_asset_number" UNIQUE (number)
;;
ALTER TABLE "finance_asset_change" ADD CONSTRAINT "pk_finance_asset_change" PRIMARY KEY (id)
;;
ALTER TABLE "finance_asset_run" ADD CONSTRAINT "pk_finance_asset_run" PRIMARY KEY (id)
;;
ALTER TABLE "finance_balance" ADD CONSTRAINT "pk_finance_balance" PRIMARY KEY (account_id, period_id, cost1, cost2)
;;
ALTER TABLE "finance_bank_account" ADD CONSTRAINT "pk_finance_bank_account" PRIMARY KEY (id)
;;
ALTER TABLE "finance_bank_account" ADD CONSTRAINT "uq_finance_bank_account_iban" UNIQUE (iban)
;;
ALTER TABLE "finance_bank_line" ADD CONSTRAINT "pk_finance_bank_line" PRIMARY KEY (id)
;;
ALTER TABLE "finance_bank_line" ADD CONSTRAINT "uq_finance_bank_line_key" UNIQUE (key)
;;
ALTER TABLE "finance_bank_profile" ADD CONSTRAINT "pk_finance_bank_profile" PRIMARY KEY (id)
;;
ALTER TABLE "finance_bank_profile" ADD CONSTRAINT "uq_finance_bank_profile_name" UNIQUE (name)
;;
ALTER TABLE "finance_bank_rule" ADD CONSTRAINT "pk_finance_bank_rule" PRIMARY KEY (id)
;;
ALTER TABLE "finance_bank_rule" ADD CONSTRAINT "uq_finance_bank_rule_name" UNIQUE (name)
;;
ALTER TABLE "finance_bank_statement" ADD CONSTRAINT "pk_finance_bank_statement" PRIMARY KEY (id)
;;
ALTER TABLE "finance_base_rate" ADD CONSTRAINT "pk_finance_base_rate" PRIMARY KEY (id)
;;
ALTER TABLE "finance_base_rate" ADD CONSTRAINT "uq_finance_base_rate_valid_from" UNIQUE (valid_from)
;;
ALTER TABLE "finance_budget_line" ADD CONSTRAINT "pk_finance_budget_line" PRIMARY KEY (id)
;;
ALTER TABLE "finance_budget_note" ADD CONSTRAINT "pk_finance_budget_note" PRIMARY KEY (id)
;;
ALTER TABLE "finance_budget_review" ADD CONSTRAINT "pk_finance_budget_review" PRIMARY KEY (id)
;;
ALTER TABLE "finance_budget_review" ADD CONSTRAINT "uq_finance_budget_review_name" UNIQUE (name)
;;
ALTER TABLE "finance_cash_count" ADD CONSTRAINT "pk_finance_cash_count" PRIMARY KEY (id)
;;
ALTER TABLE "finance_cash_register" ADD CONSTRAINT "pk_finance_cash_register" PRIMARY KEY (id)
;;
ALTER TABLE "finance_cash_register" ADD CONSTRAINT "uq_finance_cash_register_account" UNIQUE (account)
;;
ALTER TABLE "finance_cash_register" ADD CONSTRAINT "uq_finance_cash_register_name" UNIQUE (name)
;;
ALTER TABLE "finance_cost_centre" ADD CONSTRAINT "pk_finance_cost_centre" PRIMARY KEY (id)
;;
ALTER TABLE "finance_dunning_block" ADD CONSTRAINT "pk_finance_dunning_block" PRIMARY KEY (id)
;;
ALTER TABLE "finance_dunning_group" ADD CONSTRAINT "pk_finance_dunning_group" PRIMARY KEY (id)
;;
ALTER TABLE "finance_dunning_item" ADD CONSTRAINT "pk_finance_dunning_item" PRIMARY KEY (id)
;;
ALTER TABLE "finance_dunning_letter" ADD CONSTRAINT "pk_finance_dunning_letter" PRIMARY KEY (id)
;;
ALTER TABLE "finance_dunning_letter" ADD CONSTRAINT "uq_finance_dunning_letter_number" UNIQUE (number)
;;
ALTER TABLE "finance_dunning_level" ADD CONSTRAINT "pk_finance_dunning_level" PRIMARY KEY (id)
;;
ALTER TABLE "finance_dunning_run" ADD CONSTRAINT "pk_finance_dunning_run" PRIMARY KEY (id)
;;
ALTER TABLE "finance_entry" ADD CONSTRAINT "pk_finance_entry" PRIMARY KEY (id)
;;
ALTER TABLE "finance_expected_payment" ADD CONSTRAINT "pk_finance_expected_payment" PRIMARY KEY (id)
;;
ALTER TABLE "finance_fiscal_year" ADD CONSTRAINT "pk_finance_fiscal_year" PRIMARY KEY (id)
;;
ALTER TABLE "finance_fiscal_year" ADD CONSTRAINT "uq_finance_fiscal_year_year" UNIQUE (year)
;;
ALTER TABLE "finance_line" ADD CONSTRAINT "pk_finance_line" PRIMARY KEY (id)
;;
ALTER TABLE "finance_mandate" ADD CONSTRAINT "pk_finance_mandate" PRIMARY KEY (id)
;;
ALTER TABLE "finance_mandate" ADD CONSTRAINT "uq_finance_mandate_reference" UNIQUE (reference)
;;
ALTER TABLE "finance_measure" ADD CONSTRAINT "pk_finance_measure" PRIMARY KEY (id)
;;
ALTER TABLE "finance_partner" ADD CONSTRAINT "pk_finance_partner" PRIMARY KEY (id)
;;
ALTER TABLE "finance_partner" ADD CONSTRAINT "uq_finance_partner_account" UNIQUE (account)
;;
ALTER TABLE "finance_payment" ADD CONSTRAINT "pk_finance_payment" PRIMARY KEY (id)
;;
ALTER TABLE "finance_payment" ADD CONSTRAINT "uq_finance_payment_number" UNIQUE (number)
;;
ALTER TABLE "finance_payment_file" ADD CONSTRAINT "pk_finance_payment_file" PRIMARY KEY (id)
;;
ALTER TABLE "finance_payment_file" ADD CONSTRAINT "uq_finance_payment_file_message" UNIQUE (message)
;;
ALTER TABLE "finance_payment_plan" ADD CONSTRAINT "pk_finance_payment_plan" PRIMARY KEY (id)
;;
ALTER TABLE "finance_payment_plan_item" ADD CONSTRAINT "pk_finance_payment_plan_item" PRIMARY KEY (id)
;;
ALTER TABLE "finance_payment_plan_part" ADD CONSTRAINT "pk_finance_payment_plan_part" PRIMARY KEY (id)
;;
ALTER TABLE "finance_period" ADD CONSTRAINT "pk_finance_period" PRIMARY KEY (id)
;;
ALTER TABLE "finance_provision" ADD CONSTRAINT "pk_finance_provision" PRIMARY KEY (id)
;;
ALTER TABLE "finance_provision" ADD CONSTRAINT "uq_finance_provision_name" UNIQUE (name)
;;
ALTER TABLE "finance_provision_move" ADD CONSTRAINT "pk_finance_provision_move" PRIMARY KEY (id)
;;
ALTER TABLE "finance_purchase" ADD CONSTRAINT "pk_finance_purchase" PRIMARY KEY (id)
;;
ALTER TABLE "finance_purchase_position" ADD CONSTRAINT "pk_finance_purchase_position" PRIMARY KEY (id)
;;
ALTER TABLE "finance_sales_advance" ADD CONSTRAINT "pk_finance_sales_advance" PRIMARY KEY (id)
;;
ALTER TABLE "finance_sales_billed" ADD CONSTRAINT "pk_finance_sales_billed" PRIMARY KEY (id)
;;
ALTER TABLE "finance_sales_contract" ADD CONSTRAINT "pk_finance_sales_contract" PRIMARY KEY (id)
;;
ALTER TABLE "finance_sales_document" ADD CONSTRAINT "pk_finance_sales_document" PRIMARY KEY (id)
;;
ALTER TABLE "finance_sales_enclosure" ADD CONSTRAINT "pk_finance_sales_enclosure" PRIMARY KEY (id)
;;
ALTER TABLE "finance_sales_line" ADD CONSTRAINT "pk_finance_sales_line" PRIMARY KEY (id)
;;
ALTER TABLE "finance_sales_origin" ADD CONSTRAINT "pk_finance_sales_origin" PRIMARY KEY (id)
;;
ALTER TABLE "finance_sales_price_step" ADD CONSTRAINT "pk_finance_sales_price_step" PRIMARY KEY (id)
;;
ALTER TABLE "finance_scheme" ADD CONSTRAINT "pk_finance_scheme" PRIMARY KEY (id)
;;
ALTER TABLE "finance_scheme" ADD CONSTRAINT "uq_finance_scheme_name" UNIQUE (name)
;;
ALTER TABLE "finance_settlement" ADD CONSTRAINT "pk_finance_settlement" PRIMARY KEY (id)
;;
ALTER TABLE "finance_settlement_difference" ADD CONSTRAINT "pk_finance_settlement_difference" PRIMARY KEY (id)
;;
ALTER TABLE "finance_stack" ADD CONSTRAINT "pk_finance_stack" PRIMARY KEY (id)
;;
ALTER TABLE "finance_stack_line" ADD CONSTRAINT "pk_finance_stack_line" PRIMARY KEY (id)
;;
ALTER TABLE "finance_tax_case" ADD CONSTRAINT "pk_finance_tax_case" PRIMARY KEY (id)
;;
ALTER TABLE "finance_taxation" ADD CONSTRAINT "pk_finance_taxation" PRIMARY KEY (id)
;;
ALTER TABLE "finance_taxation" ADD CONSTRAINT "uq_finance_taxation_valid_from" UNIQUE (valid_from)
;;
ALTER TABLE "finance_template" ADD CONSTRAINT "pk_finance_template" PRIMARY KEY (id)
;;
ALTER TABLE "finance_template" ADD CONSTRAINT "uq_finance_template_name" UNIQUE (name)
;;
ALTER TABLE "finance_text_constant" ADD CONSTRAINT "pk_finance_text_constant" PRIMARY KEY (id)
;;
ALTER TABLE "finance_text_constant" ADD CONSTRAINT "uq_finance_text_constant_code" UNIQUE (code)
;;
ALTER TABLE "finance_vat_return" ADD CONSTRAINT "pk_finance_vat_return" PRIMARY KEY (id)
;;
ALTER TABLE "follow_up" ADD CONSTRAINT "pk_follow_up" PRIMARY KEY (id)
;;
ALTER TABLE "governance_analysis" ADD CONSTRAINT "pk_governance_analysis" PRIMARY KEY (id)
;;
ALTER TABLE "governance_analysis" ADD CONSTRAINT "uq_governance_analysis_number" UNIQUE (number)
;;
ALTER TABLE "governance_breach" ADD CONSTRAINT "pk_governance_breach" PRIMARY KEY (id)
;;
ALTER TABLE "governance_breach" ADD CONSTRAINT "uq_governance_breach_number" UNIQUE (number)
;;
ALTER TABLE "governance_breach_step" ADD CONSTRAINT "pk_governance_breach_step" PRIMARY KEY (id)
;;
ALTER TABLE "governance_confidant" ADD CONSTRAINT "pk_governance_confidant" PRIMARY KEY (id)
;;
ALTER TABLE "governance_confidant" ADD CONSTRAINT "uq_governance_confidant_login" UNIQUE (login)
;;
ALTER TABLE "governance_contract" ADD CONSTRAINT "pk_governance_contract" PRIMARY KEY (id)
;;
ALTER TABLE "governance_control" ADD CONSTRAINT "pk_governance_control" PRIMARY KEY (id)
;;
ALTER TABLE "governance_control_test" ADD CONSTRAINT "pk_governance_control_test" PRIMARY KEY (id)
;;
ALTER TABLE "governance_deletion" ADD CONSTRAINT "pk_governance_deletion" PRIMARY KEY (id)
;;
ALTER TABLE "governance_deletion" ADD CONSTRAINT "uq_governance_deletion_number" UNIQUE (number)
;;
ALTER TABLE "governance_deletion_item" ADD CONSTRAINT "pk_governance_deletion_item" PRIMARY KEY (id)
;;
ALTER TABLE "governance_dpia" ADD CONSTRAINT "pk_governance_dpia" PRIMARY KEY (id)
;;
ALTER TABLE "governance_dpia" ADD CONSTRAINT "uq_governance_dpia_number" UNIQUE (number)
;;
ALTER TABLE "governance_dpia_risk" ADD CONSTRAINT "pk_governance_dpia_risk" PRIMARY KEY (id)
;;
ALTER TABLE "governance_duty" ADD CONSTRAINT "pk_governance_duty" PRIMARY KEY (id)
;;
ALTER TABLE "governance_duty_done" ADD CONSTRAINT "pk_governance_duty_done" PRIMARY KEY (id)
;;
ALTER TABLE "governance_emergency_entry" ADD CONSTRAINT "pk_governance_emergency_entry" PRIMARY KEY (id)
;;
ALTER TABLE "governance_erasure" ADD CONSTRAINT "pk_governance_erasure" PRIMARY KEY (id)
;;
ALTER TABLE "governance_exercise" ADD CONSTRAINT "pk_governance_exercise" PRIMARY KEY (id)
;;
ALTER TABLE "governance_exercise_measure" ADD CONSTRAINT "pk_governance_exercise_measure" PRIMARY KEY (id)
;;
ALTER TABLE "governance_gift" ADD CONSTRAINT "pk_governance_gift" PRIMARY KEY (id)
;;
ALTER TABLE "governance_handbook_print" ADD CONSTRAINT "pk_governance_handbook_print" PRIMARY KEY (id)
;;
ALTER TABLE "governance_handbook_run" ADD CONSTRAINT "pk_governance_handbook_run" PRIMARY KEY (id)
;;
ALTER TABLE "governance_handbook_setup" ADD CONSTRAINT "pk_governance_handbook_setup" PRIMARY KEY (id)
;;
ALTER TABLE "governance_handbook_setup" ADD CONSTRAINT "uq_governance_handbook_setup_one" UNIQUE (one)
;;
ALTER TABLE "governance_incident" ADD CONSTRAINT "pk_governance_incident" PRIMARY KEY (id)
;;
ALTER TABLE "governance_incident_entry" ADD CONSTRAINT "pk_governance_incident_entry" PRIMARY KEY (id)
;;
ALTER TABLE "governance_matrix" ADD CONSTRAINT "pk_governance_matrix" PRIMARY KEY (id)
;;
ALTER TABLE "governance_matrix" ADD CONSTRAINT "uq_governance_matrix_name" UNIQUE (name)
;;
ALTER TABLE "governance_plan" ADD CONSTRAINT "pk_governance_plan" PRIMARY KEY (id)
;;
ALTER TABLE "governance_plan" ADD CONSTRAINT "uq_governance_plan_title" UNIQUE (title)
;;
ALTER TABLE "governance_plan_step" ADD CONSTRAINT "pk_governance_plan_step" PRIMARY KEY (id)
;;
ALTER TABLE "governance_process" ADD CONSTRAINT "pk_governance_process" PRIMARY KEY (id)
;;
ALTER TABLE "governance_process" ADD CONSTRAINT "uq_governance_process_name" UNIQUE (name)
;;
ALTER TABLE "governance_process_need" ADD CONSTRAINT "pk_governance_process_need" PRIMARY KEY (id)
;;
ALTER TABLE "governance_processing" ADD CONSTRAINT "pk_governance_processing" PRIMARY KEY (id)
;;
ALTER TABLE "governance_processor" ADD CONSTRAINT "pk_governance_processor" PRIMARY KEY (id)
;;
ALTER TABLE "governance_report" ADD CONSTRAINT "pk_governance_report" PRIMARY KEY (id)
;;
ALTER TABLE "governance_report" ADD CONSTRAINT "uq_governance_report_number" UNIQUE (number)
;;
ALTER TABLE "governance_request" ADD CONSTRAINT "pk_governance_request" PRIMARY KEY (id)
;;
ALTER TABLE "governance_request" ADD CONSTRAINT "uq_governance_request_number" UNIQUE (number)
;;
ALTER TABLE "governance_request_step" ADD CONSTRAINT "pk_governance_request_step" PRIMARY KEY (id)
;;
ALTER TABLE "governance_restriction" ADD CONSTRAINT "pk_governance_restriction" PRIMARY KEY (id)
;;
ALTER TABLE "governance_risk" ADD CONSTRAINT "pk_governance_risk" PRIMARY KEY (id)
;;
ALTER TABLE "governance_risk_loss" ADD CONSTRAINT "pk_governance_risk_loss" PRIMARY KEY (id)
;;
ALTER TABLE "governance_risk_measure" ADD CONSTRAINT "pk_governance_risk_measure" PRIMARY KEY (id)
;;
ALTER TABLE "governance_threat" ADD CONSTRAINT "pk_governance_threat" PRIMARY KEY (id)
;;
ALTER TABLE "governance_threat" ADD CONSTRAINT "uq_governance_threat_code" UNIQUE (code)
;;
ALTER TABLE "hr_absence" ADD CONSTRAINT "pk_hr_absence" PRIMARY KEY (id)
;;
ALTER TABLE "hr_applicant" ADD CONSTRAINT "pk_hr_applicant" PRIMARY KEY (id)
;;
ALTER TABLE "hr_applicant" ADD CONSTRAINT "uq_hr_applicant_person_id" UNIQUE (person_id)
;;
ALTER TABLE "hr_applicant_score" ADD CONSTRAINT "pk_hr_applicant_score" PRIMARY KEY (id)
;;
ALTER TABLE "hr_applicant_step" ADD CONSTRAINT "pk_hr_applicant_step" PRIMARY KEY (id)
;;
ALTER TABLE "hr_appointment" ADD CONSTRAINT "pk_hr_appointment" PRIMARY KEY (id)
;;
ALTER TABLE "hr_assignment" ADD CONSTRAINT "pk_hr_assignment" PRIMARY KEY (id)
;;
ALTER TABLE "hr_bank" ADD CONSTRAINT "pk_hr_bank" PRIMARY KEY (id)
;;
ALTER TABLE "hr_checklist_item" ADD CONSTRAINT "pk_hr_checklist_item" PRIMARY KEY (id)
;;
ALTER TABLE "hr_checklist_task" ADD CONSTRAINT "pk_hr_checklist_task" PRIMARY KEY (id)
;;
ALTER TABLE "hr_contract" ADD CONSTRAINT "pk_hr_contract" PRIMARY KEY (id)
;;
ALTER TABLE "hr_contract_term" ADD CONSTRAINT "pk_hr_contract_term" PRIMARY KEY (id)
;;
ALTER TABLE "hr_contract_term" ADD CONSTRAINT "uq_hr_contract_term_point" UNIQUE (point)
;;
ALTER TABLE "hr_course" ADD CONSTRAINT "pk_hr_course" PRIMARY KEY (id)
;;
ALTER TABLE "hr_course_attempt" ADD CONSTRAINT "pk_hr_course_attempt" PRIMARY KEY (id)
;;
ALTER TABLE "hr_course_clause" ADD CONSTRAINT "pk_hr_course_clause" PRIMARY KEY (id)
;;
ALTER TABLE "hr_course_event" ADD CONSTRAINT "pk_hr_course_event" PRIMARY KEY (id)
;;
ALTER TABLE "hr_course_participant" ADD CONSTRAINT "pk_hr_course_participant" PRIMARY KEY (id)
;;
ALTER TABLE "hr_course_proof" ADD CONSTRAINT "pk_hr_course_proof" PRIMARY KEY (id)
;;
ALTER TABLE "hr_course_proof" ADD CONSTRAINT "uq_hr_course_proof_participant_id" UNIQUE (participant_id)
;;
ALTER TABLE "hr_course_question" ADD CONSTRAINT "pk_hr_course_question" PRIMARY KEY (id)
;;
ALTER TABLE "hr_course_slide" ADD CONSTRAINT "pk_hr_course_slide" PRIMARY KEY (id)
;;
ALTER TABLE "hr_disability" ADD CONSTRAINT "pk_hr_disability" PRIMARY KEY (id)
;;
ALTER TABLE "hr_instruction" ADD CONSTRAINT "pk_hr_instruction" PRIMARY KEY (id)
;;
ALTER TABLE "hr_insurance" ADD CONSTRAINT "pk_hr_insurance" PRIMARY KEY (id)
;;
ALTER TABLE "hr_leave_notice" ADD CONSTRAINT "pk_hr_leave_notice" PRIMARY KEY (id)
;;
ALTER TABLE "hr_leave_opening" ADD CONSTRAINT "pk_hr_leave_opening" PRIMARY KEY (id)
;;
ALTER TABLE "hr_leaving" ADD CONSTRAINT "pk_hr_leaving" PRIMARY KEY (id)
;;
ALTER TABLE "hr_leaving" ADD CONSTRAINT "uq_hr_leaving_person_id" UNIQUE (person_id)
;;
ALTER TABLE "hr_look" ADD CONSTRAINT "pk_hr_look" PRIMARY KEY (id)
;;
ALTER TABLE "hr_pay" ADD CONSTRAINT "pk_hr_pay" PRIMARY KEY (id)
;;
ALTER TABLE "hr_payroll_amount" ADD CONSTRAINT "pk_hr_payroll_amount" PRIMARY KEY (id)
;;
ALTER TABLE "hr_payroll_benefit" ADD CONSTRAINT "pk_hr_payroll_benefit" PRIMARY KEY (id)
;;
ALTER TABLE "hr_payroll_claim" ADD CONSTRAINT "pk_hr_payroll_claim" PRIMARY KEY (id)
;;
ALTER TABLE "hr_payroll_fund" ADD CONSTRAINT "pk_hr_payroll_fund" PRIMARY KEY (id)
;;
ALTER TABLE "hr_payroll_item" ADD CONSTRAINT "pk_hr_payroll_item" PRIMARY KEY (id)
;;
ALTER TABLE "hr_payroll_kind" ADD CONSTRAINT "pk_hr_payroll_kind" PRIMARY KEY (id)
;;
ALTER TABLE "hr_payroll_kind" ADD CONSTRAINT "uq_hr_payroll_kind_number" UNIQUE (number)
;;
ALTER TABLE "hr_payroll_notice" ADD CONSTRAINT "pk_hr_payroll_notice" PRIMARY KEY (id)
;;
ALTER TABLE "hr_payroll_notice" ADD CONSTRAINT "uq_hr_payroll_notice_mark" UNIQUE (mark)
;;
ALTER TABLE "hr_payroll_opening" ADD CONSTRAINT "pk_hr_payroll_opening" PRIMARY KEY (id)
;;
ALTER TABLE "hr_payroll_payment" ADD CONSTRAINT "pk_hr_payroll_payment" PRIMARY KEY (id)
;;
ALTER TABLE "hr_payroll_run" ADD CONSTRAINT "pk_hr_payroll_run" PRIMARY KEY (id)
;;
ALTER TABLE "hr_payroll_run" ADD CONSTRAINT "uq_hr_payroll_run_month" UNIQUE (month)
;;
ALTER TABLE "hr_payroll_slip" ADD CONSTRAINT "pk_hr_payroll_slip" PRIMARY KEY (id)
;;
ALTER TABLE "hr_payroll_terms" ADD CONSTRAINT "pk_hr_payroll_terms" PRIMARY KEY (id)
;;
ALTER TABLE "hr_person" ADD CONSTRAINT "pk_hr_person" PRIMARY KEY (id)
;;
ALTER TABLE "hr_person" ADD CONSTRAINT "uq_hr_person_number" UNIQUE (number)
;;
ALTER TABLE "hr_personal" ADD CONSTRAINT "pk_hr_personal" PRIMARY KEY (id)
;;
ALTER TABLE "hr_personal" ADD CONSTRAINT "uq_hr_personal_person_id" UNIQUE (person_id)
;;
ALTER TABLE "hr_post" ADD CONSTRAINT "pk_hr_post" PRIMARY KEY (id)
;;
ALTER TABLE "hr_qualification" ADD CONSTRAINT "pk_hr_qualification" PRIMARY KEY (id)
;;
ALTER TABLE "hr_reference_block" ADD CONSTRAINT "pk_hr_reference_block" PRIMARY KEY (id)
;;
ALTER TABLE "hr_shutdown" ADD CONSTRAINT "pk_hr_shutdown" PRIMARY KEY (id)
;;
ALTER TABLE "hr_site" ADD CONSTRAINT "pk_hr_site" PRIMARY KEY (id)
;;
ALTER TABLE "hr_site" ADD CONSTRAINT "uq_hr_site_name" UNIQUE (name)
;;
ALTER TABLE "hr_skill" ADD CONSTRAINT "pk_hr_skill" PRIMARY KEY (id)
;;
ALTER TABLE "hr_skill" ADD CONSTRAINT "uq_hr_skill_name" UNIQUE (name)
;;
ALTER TABLE "hr_skill_level" ADD CONSTRAINT "pk_hr_skill_level" PRIMARY KEY (id)
;;
ALTER TABLE "hr_skill_need" ADD CONSTRAINT "pk_hr_skill_need" PRIMARY KEY (id)
;;
ALTER TABLE "hr_talk" ADD CONSTRAINT "pk_hr_talk" PRIMARY KEY (id)
;;
ALTER TABLE "hr_talk_course" ADD CONSTRAINT "pk_hr_talk_course" PRIMARY KEY (id)
;;
ALTER TABLE "hr_talk_goal" ADD CONSTRAINT "pk_hr_talk_goal" PRIMARY KEY (id)
;;
ALTER TABLE "hr_tax" ADD CONSTRAINT "pk_hr_tax" PRIMARY KEY (id)
;;
ALTER TABLE "hr_time" ADD CONSTRAINT "pk_hr_time" PRIMARY KEY (id)
;;
ALTER TABLE "hr_time_booking" ADD CONSTRAINT "pk_hr_time_booking" PRIMARY KEY (id)
;;
ALTER TABLE "hr_time_import" ADD CONSTRAINT "pk_hr_time_import" PRIMARY KEY (id)
;;
ALTER TABLE "hr_time_import" ADD CONSTRAINT "uq_hr_time_import_sha256" UNIQUE (sha256)
;;
ALTER TABLE "hr_time_model" ADD CONSTRAINT "pk_hr_time_model" PRIMARY KEY (id)
;;
ALTER TABLE "hr_time_model" ADD CONSTRAINT "uq_hr_time_model_name" UNIQUE (name)
;;
ALTER TABLE "hr_time_month" ADD CONSTRAINT "pk_hr_time_month" PRIMARY KEY (id)
;;
ALTER TABLE "hr_time_note" ADD CONSTRAINT "pk_hr_time_note" PRIMARY KEY (id)
;;
ALTER TABLE "hr_time_rule" ADD CONSTRAINT "pk_hr_time_rule" PRIMARY KEY (id)
;;
ALTER TABLE "hr_time_shift" ADD CONSTRAINT "pk_hr_time_shift" PRIMARY KEY (id)
;;
ALTER TABLE "hr_time_shift" ADD CONSTRAINT "uq_hr_time_shift_code" UNIQUE (code)
;;
ALTER TABLE "hr_training_budget" ADD CONSTRAINT "pk_hr_training_budget" PRIMARY KEY (id)
;;
ALTER TABLE "hr_travel_account" ADD CONSTRAINT "pk_hr_travel_account" PRIMARY KEY (id)
;;
ALTER TABLE "hr_travel_account" ADD CONSTRAINT "uq_hr_travel_account_account" UNIQUE (account)
;;
ALTER TABLE "hr_travel_account" ADD CONSTRAINT "uq_hr_travel_account_person_id" UNIQUE (person_id)
;;
ALTER TABLE "hr_travel_rate" ADD CONSTRAINT "pk_hr_travel_rate" PRIMARY KEY (id)
;;
ALTER TABLE "hr_trip" ADD CONSTRAINT "pk_hr_trip" PRIMARY KEY (id)
;;
ALTER TABLE "hr_trip" ADD CONSTRAINT "uq_hr_trip_number" UNIQUE (number)
;;
ALTER TABLE "hr_trip_advance" ADD CONSTRAINT "pk_hr_trip_advance" PRIMARY KEY (id)
;;
ALTER TABLE "hr_trip_advance" ADD CONSTRAINT "uq_hr_trip_advance_trip_id" UNIQUE (trip_id)
;;
ALTER TABLE "hr_trip_day" ADD CONSTRAINT "pk_hr_trip_day" PRIMARY KEY (id)
;;
ALTER TABLE "hr_trip_leg" ADD CONSTRAINT "pk_hr_trip_leg" PRIMARY KEY (id)
;;
ALTER TABLE "hr_trip_receipt" ADD CONSTRAINT "pk_hr_trip_receipt" PRIMARY KEY (id)
;;
ALTER TABLE "hr_vacancy" ADD CONSTRAINT "pk_hr_vacancy" PRIMARY KEY (id)
;;
ALTER TABLE "hr_vacancy" ADD CONSTRAINT "uq_hr_vacancy_number" UNIQUE (number)
;;
ALTER TABLE "import_file" ADD CONSTRAINT "pk_import_file" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_article" ADD CONSTRAINT "pk_inventory_article" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_article" ADD CONSTRAINT "uq_inventory_article_number" UNIQUE (number)
;;
ALTER TABLE "inventory_article_value" ADD CONSTRAINT "pk_inventory_article_value" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_article_value" ADD CONSTRAINT "uq_inventory_article_value_article_id_field_id" UNIQUE (article_id, field_id)
;;
ALTER TABLE "inventory_category" ADD CONSTRAINT "pk_inventory_category" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_category" ADD CONSTRAINT "uq_inventory_category_path" UNIQUE (path)
;;
ALTER TABLE "inventory_category_field" ADD CONSTRAINT "pk_inventory_category_field" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_cost" ADD CONSTRAINT "pk_inventory_cost" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_count" ADD CONSTRAINT "pk_inventory_count" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_count" ADD CONSTRAINT "uq_inventory_count_number" UNIQUE (number)
;;
ALTER TABLE "inventory_count_drawn" ADD CONSTRAINT "pk_inventory_count_drawn" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_count_drawn" ADD CONSTRAINT "uq_inventory_count_drawn_line_id" UNIQUE (line_id)
;;
ALTER TABLE "inventory_count_line" ADD CONSTRAINT "pk_inventory_count_line" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_enquiry" ADD CONSTRAINT "pk_inventory_enquiry" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_enquiry_line" ADD CONSTRAINT "ck_inventory_enquiry_line_quantity" CHECK ((quantity > 0))
;;
ALTER TABLE "inventory_enquiry_line" ADD CONSTRAINT "pk_inventory_enquiry_line" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_frame" ADD CONSTRAINT "pk_inventory_frame" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_frame_line" ADD CONSTRAINT "ck_inventory_frame_line_quantity" CHECK ((quantity > 0))
;;
ALTER TABLE "inventory_frame_line" ADD CONSTRAINT "pk_inventory_frame_line" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_held" ADD CONSTRAINT "pk_inventory_held" PRIMARY KEY (article_id)
;;
ALTER TABLE "inventory_kept_day" ADD CONSTRAINT "pk_inventory_kept_day" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_kept_day" ADD CONSTRAINT "uq_inventory_kept_day_day" UNIQUE (day)
;;
ALTER TABLE "inventory_kept_level" ADD CONSTRAINT "pk_inventory_kept_level" PRIMARY KEY (kept_id, article_id, place_id, lot_id, condition, serial)
;;
ALTER TABLE "inventory_kit_part" ADD CONSTRAINT "pk_inventory_kit_part" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_kit_part" ADD CONSTRAINT "uq_inventory_kit_part_kit_id_part_id" UNIQUE (kit_id, part_id)
;;
ALTER TABLE "inventory_label" ADD CONSTRAINT "pk_inventory_label" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_label" ADD CONSTRAINT "uq_inventory_label_printing_position" UNIQUE (printing, "position")
;;
ALTER TABLE "inventory_layer" ADD CONSTRAINT "pk_inventory_layer" PRIMARY KEY (article_id, move_id)
;;
ALTER TABLE "inventory_level" ADD CONSTRAINT "pk_inventory_level" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_level" ADD CONSTRAINT "uq_inventory_level_article_id_place_id_lot_id_condition_serial" UNIQUE (article_id, place_id, lot_id, condition, serial)
;;
ALTER TABLE "inventory_lock" ADD CONSTRAINT "pk_inventory_lock" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_lot" ADD CONSTRAINT "pk_inventory_lot" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_lot" ADD CONSTRAINT "uq_inventory_lot_article_id_number" UNIQUE (article_id, number)
;;
ALTER TABLE "inventory_minimum" ADD CONSTRAINT "pk_inventory_minimum" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_minimum" ADD CONSTRAINT "uq_inventory_minimum_article_id_place_id" UNIQUE (article_id, place_id)
;;
ALTER TABLE "inventory_move" ADD CONSTRAINT "ck_inventory_move_places" CHECK (((from_id <> to_id) OR ((becomes)::text <> ''::text)))
;;
ALTER TABLE "inventory_move" ADD CONSTRAINT "ck_inventory_move_quantity" CHECK ((quantity > 0))
;;
ALTER TABLE "inventory_move" ADD CONSTRAINT "pk_inventory_move" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_move" ADD CONSTRAINT "uq_inventory_move_reversal_of" UNIQUE (reversal_of)
;;
ALTER TABLE "inventory_move_project" ADD CONSTRAINT "pk_inventory_move_project" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_move_project" ADD CONSTRAINT "uq_inventory_move_project_move_id" UNIQUE (move_id)
;;
ALTER TABLE "inventory_need" ADD CONSTRAINT "ck_inventory_need_quantity" CHECK ((quantity > 0))
;;
ALTER TABLE "inventory_need" ADD CONSTRAINT "pk_inventory_need" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_offer" ADD CONSTRAINT "pk_inventory_offer" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_offer_price" ADD CONSTRAINT "pk_inventory_offer_price" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_order" ADD CONSTRAINT "pk_inventory_order" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_order_bill" ADD CONSTRAINT "pk_inventory_order_bill" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_order_bill" ADD CONSTRAINT "uq_inventory_order_bill_purchase_id" UNIQUE (purchase_id)
;;
ALTER TABLE "inventory_order_bill_line" ADD CONSTRAINT "pk_inventory_order_bill_line" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_order_line" ADD CONSTRAINT "ck_inventory_order_line_quantity" CHECK ((quantity > 0))
;;
ALTER TABLE "inventory_order_line" ADD CONSTRAINT "pk_inventory_order_line" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_order_terms" ADD CONSTRAINT "pk_inventory_order_terms" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_order_terms" ADD CONSTRAINT "uq_inventory_order_terms_contact_id" UNIQUE (contact_id)
;;
ALTER TABLE "inventory_place" ADD CONSTRAINT "pk_inventory_place" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_place" ADD CONSTRAINT "uq_inventory_place_path" UNIQUE (path)
;;
ALTER TABLE "inventory_posting" ADD CONSTRAINT "pk_inventory_posting" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_price" ADD CONSTRAINT "pk_inventory_price" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_price_break" ADD CONSTRAINT "pk_inventory_price_break" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_price_break" ADD CONSTRAINT "uq_inventory_price_break_supplier_id_quantity" UNIQUE (supplier_id, quantity)
;;
ALTER TABLE "inventory_receipt" ADD CONSTRAINT "pk_inventory_receipt" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_receipt" ADD CONSTRAINT "uq_inventory_receipt_move_id" UNIQUE (move_id)
;;
ALTER TABLE "inventory_reservation" ADD CONSTRAINT "pk_inventory_reservation" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_supplier" ADD CONSTRAINT "pk_inventory_supplier" PRIMARY KEY (id)
;;
ALTER TABLE "inventory_supplier" ADD CONSTRAINT "uq_inventory_supplier_article_id_contact_id" UNIQUE (article_id, contact_id)
;;
ALTER TABLE "inventory_value" ADD CONSTRAINT "pk_inventory_value" PRIMARY KEY (id)
;;
ALTER TABLE "it_access" ADD CONSTRAINT "pk_it_access" PRIMARY KEY (id)
;;
ALTER TABLE "it_address" ADD CONSTRAINT "pk_it_address" PRIMARY KEY (id)
;;
ALTER TABLE "it_address" ADD CONSTRAINT "uq_it_address_address" UNIQUE (address)
;;
ALTER TABLE "it_agreement" ADD CONSTRAINT "pk_it_agreement" PRIMARY KEY (id)
;;
ALTER TABLE "it_agreement" ADD CONSTRAINT "uq_it_agreement_name" UNIQUE (name)
;;
ALTER TABLE "it_arrival" ADD CONSTRAINT "pk_it_arrival" PRIMARY KEY (id)
;;
ALTER TABLE "it_arrival" ADD CONSTRAINT "uq_it_arrival_issue_id" UNIQUE (issue_id)
;;
ALTER TABLE "it_arrival" ADD CONSTRAINT "uq_it_arrival_move_id_piece" UNIQUE (move_id, piece)
;;
ALTER TABLE "it_article" ADD CONSTRAINT "pk_it_article" PRIMARY KEY (id)
;;
ALTER TABLE "it_article_tie" ADD CONSTRAINT "pk_it_article_tie" PRIMARY KEY (id)
;;
ALTER TABLE "it_article_tie" ADD CONSTRAINT "uq_it_article_tie_article_id" UNIQUE (article_id)
;;
ALTER TABLE "it_asset" ADD CONSTRAINT "pk_it_asset" PRIMARY KEY (id)
;;
ALTER TABLE "it_asset" ADD CONSTRAINT "uq_it_asset_tag" UNIQUE (tag)
;;
ALTER TABLE "it_asset_field" ADD CONSTRAINT "pk_it_asset_field" PRIMARY KEY (id)
;;
ALTER TABLE "it_asset_value" ADD CONSTRAINT "pk_it_asset_value" PRIMARY KEY (id)
;;
ALTER TABLE "it_audit" ADD CONSTRAINT "pk_it_audit" PRIMARY KEY (id)
;;
ALTER TABLE "it_audit_line" ADD CONSTRAINT "pk_it_audit_line" PRIMARY KEY (id)
;;
ALTER TABLE "it_backup" ADD CONSTRAINT "pk_it_backup" PRIMARY KEY (id)
;;
ALTER TABLE "it_backup" ADD CONSTRAINT "uq_it_backup_name" UNIQUE (name)
;;
ALTER TABLE "it_backup_event" ADD CONSTRAINT "pk_it_backup_event" PRIMARY KEY (id)
;;
ALTER TABLE "it_calendar" ADD CONSTRAINT "pk_it_calendar" PRIMARY KEY (id)
;;
ALTER TABLE "it_calendar" ADD CONSTRAINT "uq_it_calendar_name" UNIQUE (name)
;;
ALTER TABLE "it_category" ADD CONSTRAINT "pk_it_category" PRIMARY KEY (id)
;;
ALTER TABLE "it_category" ADD CONSTRAINT "uq_it_category_name" UNIQUE (name)
;;
ALTER TABLE "it_change" ADD CONSTRAINT "pk_it_change" PRIMARY KEY (id)
;;
ALTER TABLE "it_change" ADD CONSTRAINT "uq_it_change_ticket_id" UNIQUE (ticket_id)
;;
ALTER TABLE "it_check" ADD CONSTRAINT "pk_it_check" PRIMARY KEY (id)
;;
ALTER TABLE "it_check" ADD CONSTRAINT "uq_it_check_code" UNIQUE (code)
;;
ALTER TABLE "it_component" ADD CONSTRAINT "pk_it_component" PRIMARY KEY (id)
;;
ALTER TABLE "it_component" ADD CONSTRAINT "uq_it_component_name" UNIQUE (name)
;;
ALTER TABLE "it_contract" ADD CONSTRAINT "pk_it_contract" PRIMARY KEY (id)
;;
ALTER TABLE "it_covered" ADD CONSTRAINT "pk_it_covered" PRIMARY KEY (id)
;;
ALTER TABLE "it_custody" ADD CONSTRAINT "pk_it_custody" PRIMARY KEY (id)
;;
ALTER TABLE "it_dependency" ADD CONSTRAINT "pk_it_dependency" PRIMARY KEY (id)
;;
ALTER TABLE "it_facts" ADD CONSTRAINT "pk_it_facts" PRIMARY KEY (id)
;;
ALTER TABLE "it_facts" ADD CONSTRAINT "uq_it_facts_asset_id" UNIQUE (asset_id)
;;
ALTER TABLE "it_inspection" ADD CONSTRAINT "pk_it_inspection" PRIMARY KEY (id)
;;
ALTER TABLE "it_instrument" ADD CONSTRAINT "pk_it_instrument" PRIMARY KEY (id)
;;
ALTER TABLE "it_instrument" ADD CONSTRAINT "uq_it_instrument_name" UNIQUE (name)
;;
ALTER TABLE "it_kit" ADD CONSTRAINT "pk_it_kit" PRIMARY KEY (id)
;;
ALTER TABLE "it_kit" ADD CONSTRAINT "uq_it_kit_name" UNIQUE (name)
;;
ALTER TABLE "it_kit_line" ADD CONSTRAINT "pk_it_kit_line" PRIMARY KEY (id)
;;
ALTER TABLE "it_licence" ADD CONSTRAINT "pk_it_licence" PRIMARY KEY (id)
;;
ALTER TABLE "it_location" ADD CONSTRAINT "pk_it_location" PRIMARY KEY (id)
;;
ALTER TABLE "it_location" ADD CONSTRAINT "uq_it_location_path" UNIQUE (path)
;;
ALTER TABLE "it_maintenance" ADD CONSTRAINT "pk_it_maintenance" PRIMARY KEY (id)
;;
ALTER TABLE "it_model" ADD CONSTRAINT "pk_it_model" PRIMARY KEY (id)
;;
ALTER TABLE "it_program" ADD CONSTRAINT "pk_it_program" PRIMARY KEY (id)
;;
ALTER TABLE "it_protocol" ADD CONSTRAINT "pk_it_protocol" PRIMARY KEY (id)
;;
ALTER TABLE "it_protocol" ADD CONSTRAINT "uq_it_protocol_number" UNIQUE (number)
;;
ALTER TABLE "it_reservation" ADD CONSTRAINT "ck_it_reservation_one_thing" CHECK (((asset_id IS NULL) <> (location_id IS NULL)))
;;
ALTER TABLE "it_reservation" ADD CONSTRAINT "pk_it_reservation" PRIMARY KEY (id)
;;
ALTER TABLE "it_seat" ADD CONSTRAINT "pk_it_seat" PRIMARY KEY (id)
;;
ALTER TABLE "it_snippet" ADD CONSTRAINT "pk_it_snippet" PRIMARY KEY (id)
;;
ALTER TABLE "it_snippet" ADD CONSTRAINT "uq_it_snippet_name" UNIQUE (name)
;;
ALTER TABLE "it_subnet" ADD CONSTRAINT "pk_it_subnet" PRIMARY KEY (id)
;;
ALTER TABLE "it_subnet" ADD CONSTRAINT "uq_it_subnet_network" UNIQUE (network)
;;
ALTER TABLE "it_supply" ADD CONSTRAINT "pk_it_supply" PRIMARY KEY (id)
;;
ALTER TABLE "it_supply" ADD CONSTRAINT "uq_it_supply_name" UNIQUE (name)
;;
ALTER TABLE "it_supply_issue" ADD CONSTRAINT "pk_it_supply_issue" PRIMARY KEY (id)
;;
ALTER TABLE "it_supply_issue" ADD CONSTRAINT "uq_it_supply_issue_issue_id" UNIQUE (issue_id)
;;
ALTER TABLE "it_supply_move" ADD CONSTRAINT "pk_it_supply_move" PRIMARY KEY (id)
;;
ALTER TABLE "it_ticket" ADD CONSTRAINT "pk_it_ticket" PRIMARY KEY (id)
;;
ALTER TABLE "it_ticket" ADD CONSTRAINT "uq_it_ticket_number" UNIQUE (number)
;;
ALTER TABLE "it_ticket_entry" ADD CONSTRAINT "pk_it_ticket_entry" PRIMARY KEY (id)
;;
ALTER TABLE "it_ticket_link" ADD CONSTRAINT "pk_it_ticket_link" PRIMARY KEY (id)
;;
ALTER TABLE "it_ticket_mail" ADD CONSTRAINT "pk_it_ticket_mail" PRIMARY KEY (id)
;;
ALTER TABLE "it_ticket_mail" ADD CONSTRAINT "uq_it_ticket_mail_sha256" UNIQUE (sha256)
;;
ALTER TABLE "it_ticket_step" ADD CONSTRAINT "pk_it_ticket_step" PRIMARY KEY (id)
;;
ALTER TABLE "it_ticket_task" ADD CONSTRAINT "pk_it_ticket_task" PRIMARY KEY (id)
;;
ALTER TABLE "it_weakness" ADD CONSTRAINT "pk_it_weakness" PRIMARY KEY (id)
;;
ALTER TABLE "it_wipe" ADD CONSTRAINT "pk_it_wipe" PRIMARY KEY (id)
;;
ALTER TABLE "letter" ADD CONSTRAINT "pk_letter" PRIMARY KEY (id)
;;
ALTER TABLE "letter_template" ADD CONSTRAINT "pk_letter_template" PRIMARY KEY (id)
;;
ALTER TABLE "note" ADD CONSTRAINT "pk_note" PRIMARY KEY (id)
;;
ALTER TABLE "number_range" ADD CONSTRAINT "pk_number_range" PRIMARY KEY (kind, year)
;;
ALTER TABLE "office_job" ADD CONSTRAINT "pk_office_job" PRIMARY KEY (id)
;;
ALTER TABLE "office_job_run" ADD CONSTRAINT "pk_office_job_run" PRIMARY KEY (id)
;;
ALTER TABLE "office_rule" ADD CONSTRAINT "pk_office_rule" PRIMARY KEY (id)
;;
ALTER TABLE "office_rule_firing" ADD CONSTRAINT "pk_office_rule_firing" PRIMARY KEY (id)
;;
ALTER TABLE "office_rule_mark" ADD CONSTRAINT "pk_office_rule_mark" PRIMARY KEY (rule_id)
;;
ALTER TABLE "organisation_agenda_item" ADD CONSTRAINT "pk_organisation_agenda_item" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_campaign" ADD CONSTRAINT "pk_organisation_campaign" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_campaign_contact" ADD CONSTRAINT "pk_organisation_campaign_contact" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_candidate" ADD CONSTRAINT "pk_organisation_candidate" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_goal" ADD CONSTRAINT "pk_organisation_goal" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_goal" ADD CONSTRAINT "uq_organisation_goal_before_id" UNIQUE (before_id)
;;
ALTER TABLE "organisation_goal_check_in" ADD CONSTRAINT "pk_organisation_goal_check_in" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_goal_project" ADD CONSTRAINT "pk_organisation_goal_project" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_goal_result" ADD CONSTRAINT "pk_organisation_goal_result" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_idea" ADD CONSTRAINT "pk_organisation_idea" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_idea" ADD CONSTRAINT "uq_organisation_idea_number" UNIQUE (number)
;;
ALTER TABLE "organisation_idea_assessment" ADD CONSTRAINT "pk_organisation_idea_assessment" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_idea_assessment" ADD CONSTRAINT "uq_organisation_idea_assessment_idea_id" UNIQUE (idea_id)
;;
ALTER TABLE "organisation_idea_campaign" ADD CONSTRAINT "pk_organisation_idea_campaign" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_idea_opinion" ADD CONSTRAINT "pk_organisation_idea_opinion" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_idea_scheme" ADD CONSTRAINT "pk_organisation_idea_scheme" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_idea_scheme" ADD CONSTRAINT "uq_organisation_idea_scheme_since" UNIQUE (since)
;;
ALTER TABLE "organisation_idea_support" ADD CONSTRAINT "pk_organisation_idea_support" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_meeting" ADD CONSTRAINT "pk_organisation_meeting" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_meeting" ADD CONSTRAINT "uq_organisation_meeting_number" UNIQUE (number)
;;
ALTER TABLE "organisation_meeting_member" ADD CONSTRAINT "pk_organisation_meeting_member" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_meeting_rule" ADD CONSTRAINT "pk_organisation_meeting_rule" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_meeting_seat" ADD CONSTRAINT "pk_organisation_meeting_seat" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_meeting_series" ADD CONSTRAINT "pk_organisation_meeting_series" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_notice" ADD CONSTRAINT "pk_organisation_notice" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_notice_edition" ADD CONSTRAINT "pk_organisation_notice_edition" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_notice_paper" ADD CONSTRAINT "pk_organisation_notice_paper" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_notice_receipt" ADD CONSTRAINT "pk_organisation_notice_receipt" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_opportunity" ADD CONSTRAINT "pk_organisation_opportunity" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_outcome" ADD CONSTRAINT "pk_organisation_outcome" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_outcome" ADD CONSTRAINT "uq_organisation_outcome_number" UNIQUE (number)
;;
ALTER TABLE "organisation_project" ADD CONSTRAINT "pk_organisation_project" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_project" ADD CONSTRAINT "uq_organisation_project_number" UNIQUE (number)
;;
ALTER TABLE "organisation_project_member" ADD CONSTRAINT "pk_organisation_project_member" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_project_time" ADD CONSTRAINT "pk_organisation_project_time" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_question" ADD CONSTRAINT "pk_organisation_question" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_task" ADD CONSTRAINT "pk_organisation_task" PRIMARY KEY (id)
;;
ALTER TABLE "organisation_task_link" ADD CONSTRAINT "pk_organisation_task_link" PRIMARY KEY (id)
;;
ALTER TABLE "paper_box" ADD CONSTRAINT "pk_paper_box" PRIMARY KEY (id)
;;
ALTER TABLE "paper_box" ADD CONSTRAINT "uq_paper_box_code" UNIQUE (code)
;;
ALTER TABLE "paper_label" ADD CONSTRAINT "pk_paper_label" PRIMARY KEY (id)
;;
ALTER TABLE "paper_label" ADD CONSTRAINT "uq_paper_label_asn" UNIQUE (asn)
;;
ALTER TABLE "paper_state" ADD CONSTRAINT "pk_paper_state" PRIMARY KEY (id)
;;
ALTER TABLE "paper_state" ADD CONSTRAINT "uq_paper_state_document_id" UNIQUE (document_id)
;;
ALTER TABLE "seal_key" ADD CONSTRAINT "pk_seal_key" PRIMARY KEY (table_name, row_key)
;;
ALTER TABLE "search_deep" ADD CONSTRAINT "search_deep_pkey" PRIMARY KEY (kind, row_key)
;;
ALTER TABLE "search_kind" ADD CONSTRAINT "pk_search_kind" PRIMARY KEY (id)
;;
ALTER TABLE "search_kind" ADD CONSTRAINT "uq_search_kind_table_name" UNIQUE (table_name)
;;
ALTER TABLE "search_short" ADD CONSTRAINT "pk_search_short" PRIMARY KEY (kind, row_key)
;;
ALTER TABLE "search_text" ADD CONSTRAINT "search_text_pkey" PRIMARY KEY (kind, row_key)
;;
ALTER TABLE "search_word" ADD CONSTRAINT "pk_search_word" PRIMARY KEY (word)
;;
ALTER TABLE "setting" ADD CONSTRAINT "pk_setting" PRIMARY KEY (id)
;;
ALTER TABLE "shared_view" ADD CONSTRAINT "pk_shared_view" PRIMARY KEY (id)
;;
ALTER TABLE "sign_in" ADD CONSTRAINT "pk_sign_in" PRIMARY KEY (id)
;;
ALTER TABLE "sign_in_wait" ADD CONSTRAINT "pk_sign_in_wait" PRIMARY KEY (kind, value)
;;
ALTER TABLE "trail" ADD CONSTRAINT "pk_trail" PRIMARY KEY (id)
;;
ALTER TABLE "trail_head" ADD CONSTRAINT "pk_trail_head" PRIMARY KEY (id)
;;
ALTER TABLE "trail_run" ADD CONSTRAINT "pk_trail_run" PRIMARY KEY (seq)
;;
ALTER TABLE "trail_run" ADD CONSTRAINT "uq_trail_run_client_key" UNIQUE (client_key)
;;
ALTER TABLE "app_user_role" ADD CONSTRAINT "fk_app_user_role_role_id" FOREIGN KEY (role_id) REFERENCES app_role(id)
;;
ALTER TABLE "app_user_role" ADD CONSTRAINT "fk_app_user_role_user_id" FOREIGN KEY (user_id) REFERENCES app_user(id)
;;
ALTER TABLE "approval_step" ADD CONSTRAINT "fk_approval_step_run_id" FOREIGN KEY (run_id) REFERENCES approval_run(id)
;;
ALTER TABLE "cockpit_tile" ADD CONSTRAINT "fk_cockpit_tile_board_id" FOREIGN KEY (board_id) REFERENCES cockpit_board(id)
;;
ALTER TABLE "contact" ADD CONSTRAINT "fk_contact_merged_into_id" FOREIGN KEY (merged_into_id) REFERENCES contact(id)
;;
ALTER TABLE "contact_activity" ADD CONSTRAINT "fk_contact_activity_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "contact_activity" ADD CONSTRAINT "fk_contact_activity_person_id" FOREIGN KEY (person_id) REFERENCES contact(id)
;;
ALTER TABLE "contact_address" ADD CONSTRAINT "fk_contact_address_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "contact_bank" ADD CONSTRAINT "fk_contact_bank_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "contact_channel" ADD CONSTRAINT "fk_contact_channel_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "contact_consent" ADD CONSTRAINT "fk_contact_consent_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "contact_field" ADD CONSTRAINT "fk_contact_field_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "contact_merge" ADD CONSTRAINT "fk_contact_merge_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "contact_merge" ADD CONSTRAINT "fk_contact_merge_gone_id" FOREIGN KEY (gone_id) REFERENCES contact(id)
;;
ALTER TABLE "contact_person" ADD CONSTRAINT "fk_contact_person_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "contact_person" ADD CONSTRAINT "fk_contact_person_person_id" FOREIGN KEY (person_id) REFERENCES contact(id)
;;
ALTER TABLE "contact_role" ADD CONSTRAINT "fk_contact_role_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "contact_terms" ADD CONSTRAINT "fk_contact_terms_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "document" ADD CONSTRAINT "fk_document_case_id" FOREIGN KEY (case_id) REFERENCES document_case(id)
;;
ALTER TABLE "document" ADD CONSTRAINT "fk_document_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "document_correction" ADD CONSTRAINT "fk_document_correction_document_id" FOREIGN KEY (document_id) REFERENCES document(id)
;;
ALTER TABLE "document_erasure" ADD CONSTRAINT "fk_document_erasure_document_id" FOREIGN KEY (document_id) REFERENCES document(id)
;;
ALTER TABLE "document_field" ADD CONSTRAINT "fk_document_field_type" FOREIGN KEY (type) REFERENCES document_type(key)
;;
ALTER TABLE "document_folder_trouble" ADD CONSTRAINT "fk_document_folder_trouble_watched_id" FOREIGN KEY (watched_id) REFERENCES document_watched(id)
;;
ALTER TABLE "document_held" ADD CONSTRAINT "fk_document_held_document_id" FOREIGN KEY (document_id) REFERENCES document(id)
;;
ALTER TABLE "document_held" ADD CONSTRAINT "fk_document_held_hold_id" FOREIGN KEY (hold_id) REFERENCES document_hold(id)
;;
ALTER TABLE "document_stamp" ADD CONSTRAINT "fk_document_stamp_document_id" FOREIGN KEY (document_id) REFERENCES document(id)
;;
ALTER TABLE "document_tagged" ADD CONSTRAINT "fk_document_tagged_document_id" FOREIGN KEY (document_id) REFERENCES document(id)
;;
ALTER TABLE "document_tagged" ADD CONSTRAINT "fk_document_tagged_tag_id" FOREIGN KEY (tag_id) REFERENCES document_tag(id)
;;
ALTER TABLE "document_value" ADD CONSTRAINT "fk_document_value_document_id" FOREIGN KEY (document_id) REFERENCES document(id)
;;
ALTER TABLE "document_value" ADD CONSTRAINT "fk_document_value_field_id" FOREIGN KEY (field_id) REFERENCES document_field(id)
;;
ALTER TABLE "document_version" ADD CONSTRAINT "fk_document_version_document_id" FOREIGN KEY (document_id) REFERENCES document(id)
;;
ALTER TABLE "finance_account_place" ADD CONSTRAINT "fk_finance_account_place_account_id" FOREIGN KEY (account_id) REFERENCES finance_account(id)
;;
ALTER TABLE "finance_accrual" ADD CONSTRAINT "fk_finance_accrual_entry_id" FOREIGN KEY (entry_id) REFERENCES finance_entry(id)
;;
ALTER TABLE "finance_accrual_run" ADD CONSTRAINT "fk_finance_accrual_run_accrual_id" FOREIGN KEY (accrual_id) REFERENCES finance_accrual(id)
;;
ALTER TABLE "finance_accrual_run" ADD CONSTRAINT "fk_finance_accrual_run_entry_id" FOREIGN KEY (entry_id) REFERENCES finance_entry(id)
;;
ALTER TABLE "finance_allocation" ADD CONSTRAINT "fk_finance_allocation_item_id" FOREIGN KEY (item_id) REFERENCES finance_entry(id)
;;
ALTER TABLE "finance_allocation" ADD CONSTRAINT "fk_finance_allocation_payment_id" FOREIGN KEY (payment_id) REFERENCES finance_entry(id)
;;
ALTER TABLE "finance_allocation" ADD CONSTRAINT "fk_finance_allocation_settlement_id" FOREIGN KEY (settlement_id) REFERENCES finance_settlement(id)
;;
ALTER TABLE "finance_asset" ADD CONSTRAINT "fk_finance_asset_entry_id" FOREIGN KEY (entry_id) REFERENCES finance_entry(id)
;;
ALTER TABLE "finance_asset_change" ADD CONSTRAINT "fk_finance_asset_change_asset_id" FOREIGN KEY (asset_id) REFERENCES finance_asset(id)
;;
ALTER TABLE "finance_asset_change" ADD CONSTRAINT "fk_finance_asset_change_entry_id" FOREIGN KEY (entry_id) REFERENCES finance_entry(id)
;;
ALTER TABLE "finance_asset_run" ADD CONSTRAINT "fk_finance_asset_run_asset_id" FOREIGN KEY (asset_id) REFERENCES finance_asset(id)
;;
ALTER TABLE "finance_asset_run" ADD CONSTRAINT "fk_finance_asset_run_entry_id" FOREIGN KEY (entry_id) REFERENCES finance_entry(id)
;;
ALTER TABLE "finance_balance" ADD CONSTRAINT "fk_finance_balance_account_id" FOREIGN KEY (account_id) REFERENCES finance_account(id)
;;
ALTER TABLE "finance_balance" ADD CONSTRAINT "fk_finance_balance_period_id" FOREIGN KEY (period_id) REFERENCES finance_period(id)
;;
ALTER TABLE "finance_bank_line" ADD CONSTRAINT "fk_finance_bank_line_bank_account_id" FOREIGN KEY (bank_account_id) REFERENCES finance_bank_account(id)
;;
ALTER TABLE "finance_bank_line" ADD CONSTRAINT "fk_finance_bank_line_statement_id" FOREIGN KEY (statement_id) REFERENCES finance_bank_statement(id)
;;
ALTER TABLE "finance_bank_statement" ADD CONSTRAINT "fk_finance_bank_statement_bank_account_id" FOREIGN KEY (bank_account_id) REFERENCES finance_bank_account(id)
;;
ALTER TABLE "finance_budget_line" ADD CONSTRAINT "fk_finance_budget_line_account_id" FOREIGN KEY (account_id) REFERENCES finance_account(id)
;;
ALTER TABLE "finance_budget_line" ADD CONSTRAINT "fk_finance_budget_line_period_id" FOREIGN KEY (period_id) REFERENCES finance_period(id)
;;
ALTER TABLE "finance_budget_note" ADD CONSTRAINT "fk_finance_budget_note_account_id" FOREIGN KEY (account_id) REFERENCES finance_account(id)
;;
ALTER TABLE "finance_budget_note" ADD CONSTRAINT "fk_finance_budget_note_period_id" FOREIGN KEY (period_id) REFERENCES finance_period(id)
;;
ALTER TABLE "finance_cash_count" ADD CONSTRAINT "fk_finance_cash_count_entry_id" FOREIGN KEY (entry_id) REFERENCES finance_entry(id)
;;
ALTER TABLE "finance_cash_count" ADD CONSTRAINT "fk_finance_cash_count_register_id" FOREIGN KEY (register_id) REFERENCES finance_cash_register(id)
;;
ALTER TABLE "finance_dunning_item" ADD CONSTRAINT "fk_finance_dunning_item_letter_id" FOREIGN KEY (letter_id) REFERENCES finance_dunning_letter(id)
;;
ALTER TABLE "finance_dunning_letter" ADD CONSTRAINT "fk_finance_dunning_letter_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "finance_dunning_letter" ADD CONSTRAINT "fk_finance_dunning_letter_entry_id" FOREIGN KEY (entry_id) REFERENCES finance_entry(id)
;;
ALTER TABLE "finance_dunning_letter" ADD CONSTRAINT "fk_finance_dunning_letter_run_id" FOREIGN KEY (run_id) REFERENCES finance_dunning_run(id)
;;
ALTER TABLE "finance_dunning_level" ADD CONSTRAINT "fk_finance_dunning_level_group_id" FOREIGN KEY (group_id) REFERENCES finance_dunning_group(id)
;;
ALTER TABLE "finance_entry" ADD CONSTRAINT "fk_finance_entry_reversal_of" FOREIGN KEY (reversal_of) REFERENCES finance_entry(id)
;;
ALTER TABLE "finance_payment" ADD CONSTRAINT "fk_finance_payment_bank_account_id" FOREIGN KEY (bank_account_id) REFERENCES finance_bank_account(id)
;;
ALTER TABLE "finance_payment" ADD CONSTRAINT "fk_finance_payment_file_id" FOREIGN KEY (file_id) REFERENCES finance_payment_file(id)
;;
ALTER TABLE "finance_payment" ADD CONSTRAINT "fk_finance_payment_mandate_id" FOREIGN KEY (mandate_id) REFERENCES finance_mandate(id)
;;
ALTER TABLE "finance_payment_file" ADD CONSTRAINT "fk_finance_payment_file_bank_account_id" FOREIGN KEY (bank_account_id) REFERENCES finance_bank_account(id)
;;
ALTER TABLE "finance_payment_plan_item" ADD CONSTRAINT "fk_finance_payment_plan_item_plan_id" FOREIGN KEY (plan_id) REFERENCES finance_payment_plan(id)
;;
ALTER TABLE "finance_payment_plan_part" ADD CONSTRAINT "fk_finance_payment_plan_part_plan_id" FOREIGN KEY (plan_id) REFERENCES finance_payment_plan(id)
;;
ALTER TABLE "finance_period" ADD CONSTRAINT "fk_finance_period_fiscal_year_id" FOREIGN KEY (fiscal_year_id) REFERENCES finance_fiscal_year(id)
;;
ALTER TABLE "finance_provision_move" ADD CONSTRAINT "fk_finance_provision_move_entry_id" FOREIGN KEY (entry_id) REFERENCES finance_entry(id)
;;
ALTER TABLE "finance_provision_move" ADD CONSTRAINT "fk_finance_provision_move_provision_id" FOREIGN KEY (provision_id) REFERENCES finance_provision(id)
;;
ALTER TABLE "finance_purchase" ADD CONSTRAINT "fk_finance_purchase_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "finance_purchase" ADD CONSTRAINT "fk_finance_purchase_document_id" FOREIGN KEY (document_id) REFERENCES document(id)
;;
ALTER TABLE "finance_purchase" ADD CONSTRAINT "fk_finance_purchase_entry_id" FOREIGN KEY (entry_id) REFERENCES finance_entry(id)
;;
ALTER TABLE "finance_purchase_position" ADD CONSTRAINT "fk_finance_purchase_position_purchase_id" FOREIGN KEY (purchase_id) REFERENCES finance_purchase(id)
;;
ALTER TABLE "finance_sales_advance" ADD CONSTRAINT "fk_finance_sales_advance_advance_id" FOREIGN KEY (advance_id) REFERENCES finance_sales_document(id)
;;
ALTER TABLE "finance_sales_advance" ADD CONSTRAINT "fk_finance_sales_advance_final_id" FOREIGN KEY (final_id) REFERENCES finance_sales_document(id)
;;
ALTER TABLE "finance_sales_billed" ADD CONSTRAINT "fk_finance_sales_billed_recurring_id" FOREIGN KEY (recurring_id) REFERENCES finance_sales_contract(id)
;;
ALTER TABLE "finance_sales_contract" ADD CONSTRAINT "fk_finance_sales_contract_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "finance_sales_contract" ADD CONSTRAINT "fk_finance_sales_contract_template_id" FOREIGN KEY (template_id) REFERENCES finance_sales_document(id)
;;
ALTER TABLE "finance_sales_document" ADD CONSTRAINT "fk_finance_sales_document_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "finance_sales_document" ADD CONSTRAINT "fk_finance_sales_document_origin_id" FOREIGN KEY (origin_id) REFERENCES finance_sales_document(id)
;;
ALTER TABLE "finance_sales_enclosure" ADD CONSTRAINT "fk_finance_sales_enclosure_document_id" FOREIGN KEY (document_id) REFERENCES finance_sales_document(id)
;;
ALTER TABLE "finance_sales_line" ADD CONSTRAINT "fk_finance_sales_line_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "finance_sales_line" ADD CONSTRAINT "fk_finance_sales_line_document_id" FOREIGN KEY (document_id) REFERENCES finance_sales_document(id)
;;
ALTER TABLE "finance_sales_origin" ADD CONSTRAINT "fk_finance_sales_origin_line_id" FOREIGN KEY (line_id) REFERENCES finance_sales_line(id)
;;
ALTER TABLE "finance_sales_origin" ADD CONSTRAINT "fk_finance_sales_origin_origin_id" FOREIGN KEY (origin_id) REFERENCES finance_sales_line(id)
;;
ALTER TABLE "finance_sales_price_step" ADD CONSTRAINT "fk_finance_sales_price_step_recurring_id" FOREIGN KEY (recurring_id) REFERENCES finance_sales_contract(id)
;;
ALTER TABLE "finance_settlement" ADD CONSTRAINT "fk_finance_settlement_account_id" FOREIGN KEY (account_id) REFERENCES finance_account(id)
;;
ALTER TABLE "finance_settlement_difference" ADD CONSTRAINT "fk_finance_settlement_difference_entry_id" FOREIGN KEY (entry_id) REFERENCES finance_entry(id)
;;
ALTER TABLE "finance_settlement_difference" ADD CONSTRAINT "fk_finance_settlement_difference_settlement_id" FOREIGN KEY (settlement_id) REFERENCES finance_settlement(id)
;;
ALTER TABLE "finance_stack_line" ADD CONSTRAINT "fk_finance_stack_line_stack_id" FOREIGN KEY (stack_id) REFERENCES finance_stack(id)
;;
ALTER TABLE "governance_analysis" ADD CONSTRAINT "fk_governance_analysis_matrix_id" FOREIGN KEY (matrix_id) REFERENCES governance_matrix(id)
;;
ALTER TABLE "governance_analysis" ADD CONSTRAINT "fk_governance_analysis_previous_id" FOREIGN KEY (previous_id) REFERENCES governance_analysis(id)
;;
ALTER TABLE "governance_analysis" ADD CONSTRAINT "fk_governance_analysis_project_id" FOREIGN KEY (project_id) REFERENCES organisation_project(id)
;;
ALTER TABLE "governance_breach_step" ADD CONSTRAINT "fk_governance_breach_step_breach_id" FOREIGN KEY (breach_id) REFERENCES governance_breach(id)
;;
ALTER TABLE "governance_contract" ADD CONSTRAINT "fk_governance_contract_owner_id" FOREIGN KEY (owner_id) REFERENCES hr_person(id)
;;
ALTER TABLE "governance_contract" ADD CONSTRAINT "fk_governance_contract_partner_id" FOREIGN KEY (partner_id) REFERENCES contact(id)
;;
ALTER TABLE "governance_control" ADD CONSTRAINT "fk_governance_control_owner_id" FOREIGN KEY (owner_id) REFERENCES hr_person(id)
;;
ALTER TABLE "governance_control_test" ADD CONSTRAINT "fk_governance_control_test_control_id" FOREIGN KEY (control_id) REFERENCES governance_control(id)
;;
ALTER TABLE "governance_deletion" ADD CONSTRAINT "fk_governance_deletion_document_id" FOREIGN KEY (document_id) REFERENCES document(id)
;;
ALTER TABLE "governance_deletion_item" ADD CONSTRAINT "fk_governance_deletion_item_deletion_id" FOREIGN KEY (deletion_id) REFERENCES governance_deletion(id)
;;
ALTER TABLE "governance_dpia" ADD CONSTRAINT "fk_governance_dpia_processing_id" FOREIGN KEY (processing_id) REFERENCES governance_processing(id)
;;
ALTER TABLE "governance_dpia_risk" ADD CONSTRAINT "fk_governance_dpia_risk_dpia_id" FOREIGN KEY (dpia_id) REFERENCES governance_dpia(id)
;;
ALTER TABLE "governance_duty" ADD CONSTRAINT "fk_governance_duty_owner_id" FOREIGN KEY (owner_id) REFERENCES hr_person(id)
;;
ALTER TABLE "governance_duty_done" ADD CONSTRAINT "fk_governance_duty_done_duty_id" FOREIGN KEY (duty_id) REFERENCES governance_duty(id)
;;
ALTER TABLE "governance_emergency_entry" ADD CONSTRAINT "fk_governance_emergency_entry_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "governance_emergency_entry" ADD CONSTRAINT "fk_governance_emergency_entry_deputy_id" FOREIGN KEY (deputy_id) REFERENCES hr_person(id)
;;
ALTER TABLE "governance_emergency_entry" ADD CONSTRAINT "fk_governance_emergency_entry_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "governance_erasure" ADD CONSTRAINT "fk_governance_erasure_request_id" FOREIGN KEY (request_id) REFERENCES governance_request(id)
;;
ALTER TABLE "governance_exercise" ADD CONSTRAINT "fk_governance_exercise_plan_id" FOREIGN KEY (plan_id) REFERENCES governance_plan(id)
;;
ALTER TABLE "governance_exercise" ADD CONSTRAINT "fk_governance_exercise_project_id" FOREIGN KEY (project_id) REFERENCES organisation_project(id)
;;
ALTER TABLE "governance_exercise_measure" ADD CONSTRAINT "fk_governance_exercise_measure_exercise_id" FOREIGN KEY (exercise_id) REFERENCES governance_exercise(id)
;;
ALTER TABLE "governance_exercise_measure" ADD CONSTRAINT "fk_governance_exercise_measure_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "governance_gift" ADD CONSTRAINT "fk_governance_gift_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "governance_incident_entry" ADD CONSTRAINT "fk_governance_incident_entry_incident_id" FOREIGN KEY (incident_id) REFERENCES governance_incident(id)
;;
ALTER TABLE "governance_plan" ADD CONSTRAINT "fk_governance_plan_owner_id" FOREIGN KEY (owner_id) REFERENCES hr_person(id)
;;
ALTER TABLE "governance_plan" ADD CONSTRAINT "fk_governance_plan_process_id" FOREIGN KEY (process_id) REFERENCES governance_process(id)
;;
ALTER TABLE "governance_plan_step" ADD CONSTRAINT "fk_governance_plan_step_plan_id" FOREIGN KEY (plan_id) REFERENCES governance_plan(id)
;;
ALTER TABLE "governance_process" ADD CONSTRAINT "fk_governance_process_deputy_id" FOREIGN KEY (deputy_id) REFERENCES hr_person(id)
;;
ALTER TABLE "governance_process" ADD CONSTRAINT "fk_governance_process_owner_id" FOREIGN KEY (owner_id) REFERENCES hr_person(id)
;;
ALTER TABLE "governance_process_need" ADD CONSTRAINT "fk_governance_process_need_component_id" FOREIGN KEY (component_id) REFERENCES it_component(id)
;;
ALTER TABLE "governance_process_need" ADD CONSTRAINT "fk_governance_process_need_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "governance_process_need" ADD CONSTRAINT "fk_governance_process_need_deputy_id" FOREIGN KEY (deputy_id) REFERENCES hr_person(id)
;;
ALTER TABLE "governance_process_need" ADD CONSTRAINT "fk_governance_process_need_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "governance_process_need" ADD CONSTRAINT "fk_governance_process_need_process_id" FOREIGN KEY (process_id) REFERENCES governance_process(id)
;;
ALTER TABLE "governance_processor" ADD CONSTRAINT "fk_governance_processor_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "governance_processor" ADD CONSTRAINT "fk_governance_processor_document_id" FOREIGN KEY (document_id) REFERENCES document(id)
;;
ALTER TABLE "governance_request" ADD CONSTRAINT "fk_governance_request_applicant_id" FOREIGN KEY (applicant_id) REFERENCES hr_applicant(id)
;;
ALTER TABLE "governance_request" ADD CONSTRAINT "fk_governance_request_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "governance_request" ADD CONSTRAINT "fk_governance_request_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "governance_request_step" ADD CONSTRAINT "fk_governance_request_step_request_id" FOREIGN KEY (request_id) REFERENCES governance_request(id)
;;
ALTER TABLE "governance_restriction" ADD CONSTRAINT "fk_governance_restriction_request_id" FOREIGN KEY (request_id) REFERENCES governance_request(id)
;;
ALTER TABLE "governance_risk" ADD CONSTRAINT "fk_governance_risk_analysis_id" FOREIGN KEY (analysis_id) REFERENCES governance_analysis(id)
;;
ALTER TABLE "governance_risk" ADD CONSTRAINT "fk_governance_risk_asset_id" FOREIGN KEY (asset_id) REFERENCES it_asset(id)
;;
ALTER TABLE "governance_risk" ADD CONSTRAINT "fk_governance_risk_component_id" FOREIGN KEY (component_id) REFERENCES it_component(id)
;;
ALTER TABLE "governance_risk" ADD CONSTRAINT "fk_governance_risk_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "governance_risk" ADD CONSTRAINT "fk_governance_risk_origin_id" FOREIGN KEY (origin_id) REFERENCES governance_risk(id)
;;
ALTER TABLE "governance_risk" ADD CONSTRAINT "fk_governance_risk_owner_id" FOREIGN KEY (owner_id) REFERENCES hr_person(id)
;;
ALTER TABLE "governance_risk" ADD CONSTRAINT "fk_governance_risk_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "governance_risk" ADD CONSTRAINT "fk_governance_risk_process_id" FOREIGN KEY (process_id) REFERENCES governance_process(id)
;;
ALTER TABLE "governance_risk" ADD CONSTRAINT "fk_governance_risk_threat_id" FOREIGN KEY (threat_id) REFERENCES governance_threat(id)
;;
ALTER TABLE "governance_risk_loss" ADD CONSTRAINT "fk_governance_risk_loss_risk_id" FOREIGN KEY (risk_id) REFERENCES governance_risk(id)
;;
ALTER TABLE "governance_risk_measure" ADD CONSTRAINT "fk_governance_risk_measure_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "governance_risk_measure" ADD CONSTRAINT "fk_governance_risk_measure_risk_id" FOREIGN KEY (risk_id) REFERENCES governance_risk(id)
;;
ALTER TABLE "hr_absence" ADD CONSTRAINT "fk_hr_absence_cause_id" FOREIGN KEY (cause_id) REFERENCES hr_absence(id)
;;
ALTER TABLE "hr_absence" ADD CONSTRAINT "fk_hr_absence_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_absence" ADD CONSTRAINT "fk_hr_absence_substitute_id" FOREIGN KEY (substitute_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_applicant" ADD CONSTRAINT "fk_hr_applicant_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_applicant" ADD CONSTRAINT "fk_hr_applicant_vacancy_id" FOREIGN KEY (vacancy_id) REFERENCES hr_vacancy(id)
;;
ALTER TABLE "hr_applicant_score" ADD CONSTRAINT "fk_hr_applicant_score_applicant_id" FOREIGN KEY (applicant_id) REFERENCES hr_applicant(id)
;;
ALTER TABLE "hr_applicant_score" ADD CONSTRAINT "fk_hr_applicant_score_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_applicant_step" ADD CONSTRAINT "fk_hr_applicant_step_applicant_id" FOREIGN KEY (applicant_id) REFERENCES hr_applicant(id)
;;
ALTER TABLE "hr_appointment" ADD CONSTRAINT "fk_hr_appointment_applicant_id" FOREIGN KEY (applicant_id) REFERENCES hr_applicant(id)
;;
ALTER TABLE "hr_appointment" ADD CONSTRAINT "fk_hr_appointment_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_appointment" ADD CONSTRAINT "fk_hr_appointment_second_id" FOREIGN KEY (second_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_assignment" ADD CONSTRAINT "fk_hr_assignment_manager_id" FOREIGN KEY (manager_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_assignment" ADD CONSTRAINT "fk_hr_assignment_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_assignment" ADD CONSTRAINT "fk_hr_assignment_post_id" FOREIGN KEY (post_id) REFERENCES hr_post(id)
;;
ALTER TABLE "hr_assignment" ADD CONSTRAINT "fk_hr_assignment_site_id" FOREIGN KEY (site_id) REFERENCES hr_site(id)
;;
ALTER TABLE "hr_bank" ADD CONSTRAINT "fk_hr_bank_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_checklist_item" ADD CONSTRAINT "fk_hr_checklist_item_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_checklist_item" ADD CONSTRAINT "fk_hr_checklist_item_task_id" FOREIGN KEY (task_id) REFERENCES hr_checklist_task(id)
;;
ALTER TABLE "hr_contract" ADD CONSTRAINT "fk_hr_contract_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_course_attempt" ADD CONSTRAINT "fk_hr_course_attempt_course_id" FOREIGN KEY (course_id) REFERENCES hr_course(id)
;;
ALTER TABLE "hr_course_attempt" ADD CONSTRAINT "fk_hr_course_attempt_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_course_clause" ADD CONSTRAINT "fk_hr_course_clause_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_course_event" ADD CONSTRAINT "fk_hr_course_event_course_id" FOREIGN KEY (course_id) REFERENCES hr_course(id)
;;
ALTER TABLE "hr_course_participant" ADD CONSTRAINT "fk_hr_course_participant_event_id" FOREIGN KEY (event_id) REFERENCES hr_course_event(id)
;;
ALTER TABLE "hr_course_participant" ADD CONSTRAINT "fk_hr_course_participant_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_course_proof" ADD CONSTRAINT "fk_hr_course_proof_attempt_id" FOREIGN KEY (attempt_id) REFERENCES hr_course_attempt(id)
;;
ALTER TABLE "hr_course_proof" ADD CONSTRAINT "fk_hr_course_proof_course_id" FOREIGN KEY (course_id) REFERENCES hr_course(id)
;;
ALTER TABLE "hr_course_proof" ADD CONSTRAINT "fk_hr_course_proof_participant_id" FOREIGN KEY (participant_id) REFERENCES hr_course_participant(id)
;;
ALTER TABLE "hr_course_proof" ADD CONSTRAINT "fk_hr_course_proof_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_course_question" ADD CONSTRAINT "fk_hr_course_question_course_id" FOREIGN KEY (course_id) REFERENCES hr_course(id)
;;
ALTER TABLE "hr_course_slide" ADD CONSTRAINT "fk_hr_course_slide_course_id" FOREIGN KEY (course_id) REFERENCES hr_course(id)
;;
ALTER TABLE "hr_disability" ADD CONSTRAINT "fk_hr_disability_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_instruction" ADD CONSTRAINT "fk_hr_instruction_course_id" FOREIGN KEY (course_id) REFERENCES hr_course(id)
;;
ALTER TABLE "hr_insurance" ADD CONSTRAINT "fk_hr_insurance_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_leave_notice" ADD CONSTRAINT "fk_hr_leave_notice_document_id" FOREIGN KEY (document_id) REFERENCES document(id)
;;
ALTER TABLE "hr_leave_notice" ADD CONSTRAINT "fk_hr_leave_notice_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_leave_opening" ADD CONSTRAINT "fk_hr_leave_opening_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_leaving" ADD CONSTRAINT "fk_hr_leaving_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_look" ADD CONSTRAINT "fk_hr_look_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_pay" ADD CONSTRAINT "fk_hr_pay_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_payroll_amount" ADD CONSTRAINT "fk_hr_payroll_amount_slip_id" FOREIGN KEY (slip_id) REFERENCES hr_payroll_slip(id)
;;
ALTER TABLE "hr_payroll_benefit" ADD CONSTRAINT "fk_hr_payroll_benefit_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_payroll_claim" ADD CONSTRAINT "fk_hr_payroll_claim_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_payroll_item" ADD CONSTRAINT "fk_hr_payroll_item_kind_id" FOREIGN KEY (kind_id) REFERENCES hr_payroll_kind(id)
;;
ALTER TABLE "hr_payroll_item" ADD CONSTRAINT "fk_hr_payroll_item_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_payroll_notice" ADD CONSTRAINT "fk_hr_payroll_notice_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_payroll_notice" ADD CONSTRAINT "fk_hr_payroll_notice_run_id" FOREIGN KEY (run_id) REFERENCES hr_payroll_run(id)
;;
ALTER TABLE "hr_payroll_opening" ADD CONSTRAINT "fk_hr_payroll_opening_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_payroll_payment" ADD CONSTRAINT "fk_hr_payroll_payment_payment_id" FOREIGN KEY (payment_id) REFERENCES finance_payment(id)
;;
ALTER TABLE "hr_payroll_payment" ADD CONSTRAINT "fk_hr_payroll_payment_run_id" FOREIGN KEY (run_id) REFERENCES hr_payroll_run(id)
;;
ALTER TABLE "hr_payroll_run" ADD CONSTRAINT "fk_hr_payroll_run_entry_id" FOREIGN KEY (entry_id) REFERENCES finance_entry(id)
;;
ALTER TABLE "hr_payroll_slip" ADD CONSTRAINT "fk_hr_payroll_slip_document_id" FOREIGN KEY (document_id) REFERENCES document(id)
;;
ALTER TABLE "hr_payroll_slip" ADD CONSTRAINT "fk_hr_payroll_slip_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_payroll_slip" ADD CONSTRAINT "fk_hr_payroll_slip_replaces_id" FOREIGN KEY (replaces_id) REFERENCES hr_payroll_slip(id)
;;
ALTER TABLE "hr_payroll_slip" ADD CONSTRAINT "fk_hr_payroll_slip_run_id" FOREIGN KEY (run_id) REFERENCES hr_payroll_run(id)
;;
ALTER TABLE "hr_payroll_terms" ADD CONSTRAINT "fk_hr_payroll_terms_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_personal" ADD CONSTRAINT "fk_hr_personal_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_post" ADD CONSTRAINT "fk_hr_post_site_id" FOREIGN KEY (site_id) REFERENCES hr_site(id)
;;
ALTER TABLE "hr_qualification" ADD CONSTRAINT "fk_hr_qualification_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_shutdown" ADD CONSTRAINT "fk_hr_shutdown_site_id" FOREIGN KEY (site_id) REFERENCES hr_site(id)
;;
ALTER TABLE "hr_skill_level" ADD CONSTRAINT "fk_hr_skill_level_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_skill_level" ADD CONSTRAINT "fk_hr_skill_level_skill_id" FOREIGN KEY (skill_id) REFERENCES hr_skill(id)
;;
ALTER TABLE "hr_skill_need" ADD CONSTRAINT "fk_hr_skill_need_skill_id" FOREIGN KEY (skill_id) REFERENCES hr_skill(id)
;;
ALTER TABLE "hr_talk" ADD CONSTRAINT "fk_hr_talk_lead_id" FOREIGN KEY (lead_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_talk" ADD CONSTRAINT "fk_hr_talk_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_talk_course" ADD CONSTRAINT "fk_hr_talk_course_course_id" FOREIGN KEY (course_id) REFERENCES hr_course(id)
;;
ALTER TABLE "hr_talk_course" ADD CONSTRAINT "fk_hr_talk_course_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_talk_course" ADD CONSTRAINT "fk_hr_talk_course_talk_id" FOREIGN KEY (talk_id) REFERENCES hr_talk(id)
;;
ALTER TABLE "hr_talk_goal" ADD CONSTRAINT "fk_hr_talk_goal_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_talk_goal" ADD CONSTRAINT "fk_hr_talk_goal_talk_id" FOREIGN KEY (talk_id) REFERENCES hr_talk(id)
;;
ALTER TABLE "hr_tax" ADD CONSTRAINT "fk_hr_tax_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_time" ADD CONSTRAINT "fk_hr_time_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_time_booking" ADD CONSTRAINT "fk_hr_time_booking_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_time_month" ADD CONSTRAINT "fk_hr_time_month_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_time_note" ADD CONSTRAINT "fk_hr_time_note_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_time_rule" ADD CONSTRAINT "fk_hr_time_rule_model_id" FOREIGN KEY (model_id) REFERENCES hr_time_model(id)
;;
ALTER TABLE "hr_time_rule" ADD CONSTRAINT "fk_hr_time_rule_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_travel_account" ADD CONSTRAINT "fk_hr_travel_account_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_trip" ADD CONSTRAINT "fk_hr_trip_entry_id" FOREIGN KEY (entry_id) REFERENCES finance_entry(id)
;;
ALTER TABLE "hr_trip" ADD CONSTRAINT "fk_hr_trip_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_trip_advance" ADD CONSTRAINT "fk_hr_trip_advance_entry_id" FOREIGN KEY (entry_id) REFERENCES finance_entry(id)
;;
ALTER TABLE "hr_trip_advance" ADD CONSTRAINT "fk_hr_trip_advance_trip_id" FOREIGN KEY (trip_id) REFERENCES hr_trip(id)
;;
ALTER TABLE "hr_trip_day" ADD CONSTRAINT "fk_hr_trip_day_trip_id" FOREIGN KEY (trip_id) REFERENCES hr_trip(id)
;;
ALTER TABLE "hr_trip_leg" ADD CONSTRAINT "fk_hr_trip_leg_trip_id" FOREIGN KEY (trip_id) REFERENCES hr_trip(id)
;;
ALTER TABLE "hr_trip_receipt" ADD CONSTRAINT "fk_hr_trip_receipt_trip_id" FOREIGN KEY (trip_id) REFERENCES hr_trip(id)
;;
ALTER TABLE "hr_vacancy" ADD CONSTRAINT "fk_hr_vacancy_lead_id" FOREIGN KEY (lead_id) REFERENCES hr_person(id)
;;
ALTER TABLE "hr_vacancy" ADD CONSTRAINT "fk_hr_vacancy_post_id" FOREIGN KEY (post_id) REFERENCES hr_post(id)
;;
ALTER TABLE "hr_vacancy" ADD CONSTRAINT "fk_hr_vacancy_site_id" FOREIGN KEY (site_id) REFERENCES hr_site(id)
;;
ALTER TABLE "inventory_article" ADD CONSTRAINT "fk_inventory_article_category_id" FOREIGN KEY (category_id) REFERENCES inventory_category(id)
;;
ALTER TABLE "inventory_article" ADD CONSTRAINT "fk_inventory_article_replaced_by_id" FOREIGN KEY (replaced_by_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_article" ADD CONSTRAINT "fk_inventory_article_variant_of_id" FOREIGN KEY (variant_of_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_article_value" ADD CONSTRAINT "fk_inventory_article_value_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_article_value" ADD CONSTRAINT "fk_inventory_article_value_field_id" FOREIGN KEY (field_id) REFERENCES inventory_category_field(id)
;;
ALTER TABLE "inventory_category" ADD CONSTRAINT "fk_inventory_category_parent_id" FOREIGN KEY (parent_id) REFERENCES inventory_category(id)
;;
ALTER TABLE "inventory_category_field" ADD CONSTRAINT "fk_inventory_category_field_category_id" FOREIGN KEY (category_id) REFERENCES inventory_category(id)
;;
ALTER TABLE "inventory_cost" ADD CONSTRAINT "fk_inventory_cost_move_id" FOREIGN KEY (move_id) REFERENCES inventory_move(id)
;;
ALTER TABLE "inventory_cost" ADD CONSTRAINT "fk_inventory_cost_through_id" FOREIGN KEY (through_id) REFERENCES inventory_move(id)
;;
ALTER TABLE "inventory_count" ADD CONSTRAINT "fk_inventory_count_place_id" FOREIGN KEY (place_id) REFERENCES inventory_place(id)
;;
ALTER TABLE "inventory_count_drawn" ADD CONSTRAINT "fk_inventory_count_drawn_count_id" FOREIGN KEY (count_id) REFERENCES inventory_count(id)
;;
ALTER TABLE "inventory_count_drawn" ADD CONSTRAINT "fk_inventory_count_drawn_line_id" FOREIGN KEY (line_id) REFERENCES inventory_count_line(id)
;;
ALTER TABLE "inventory_count_line" ADD CONSTRAINT "fk_inventory_count_line_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_count_line" ADD CONSTRAINT "fk_inventory_count_line_count_id" FOREIGN KEY (count_id) REFERENCES inventory_count(id)
;;
ALTER TABLE "inventory_count_line" ADD CONSTRAINT "fk_inventory_count_line_place_id" FOREIGN KEY (place_id) REFERENCES inventory_place(id)
;;
ALTER TABLE "inventory_enquiry_line" ADD CONSTRAINT "fk_inventory_enquiry_line_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_enquiry_line" ADD CONSTRAINT "fk_inventory_enquiry_line_enquiry_id" FOREIGN KEY (enquiry_id) REFERENCES inventory_enquiry(id)
;;
ALTER TABLE "inventory_enquiry_line" ADD CONSTRAINT "fk_inventory_enquiry_line_need_id" FOREIGN KEY (need_id) REFERENCES inventory_need(id)
;;
ALTER TABLE "inventory_frame" ADD CONSTRAINT "fk_inventory_frame_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "inventory_frame_line" ADD CONSTRAINT "fk_inventory_frame_line_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_frame_line" ADD CONSTRAINT "fk_inventory_frame_line_frame_id" FOREIGN KEY (frame_id) REFERENCES inventory_frame(id)
;;
ALTER TABLE "inventory_held" ADD CONSTRAINT "fk_inventory_held_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_kept_level" ADD CONSTRAINT "fk_inventory_kept_level_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_kept_level" ADD CONSTRAINT "fk_inventory_kept_level_kept_id" FOREIGN KEY (kept_id) REFERENCES inventory_kept_day(id)
;;
ALTER TABLE "inventory_kept_level" ADD CONSTRAINT "fk_inventory_kept_level_place_id" FOREIGN KEY (place_id) REFERENCES inventory_place(id)
;;
ALTER TABLE "inventory_kit_part" ADD CONSTRAINT "fk_inventory_kit_part_kit_id" FOREIGN KEY (kit_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_kit_part" ADD CONSTRAINT "fk_inventory_kit_part_part_id" FOREIGN KEY (part_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_label" ADD CONSTRAINT "fk_inventory_label_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_label" ADD CONSTRAINT "fk_inventory_label_lot_id" FOREIGN KEY (lot_id) REFERENCES inventory_lot(id)
;;
ALTER TABLE "inventory_label" ADD CONSTRAINT "fk_inventory_label_place_id" FOREIGN KEY (place_id) REFERENCES inventory_place(id)
;;
ALTER TABLE "inventory_layer" ADD CONSTRAINT "fk_inventory_layer_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_level" ADD CONSTRAINT "fk_inventory_level_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_level" ADD CONSTRAINT "fk_inventory_level_place_id" FOREIGN KEY (place_id) REFERENCES inventory_place(id)
;;
ALTER TABLE "inventory_lot" ADD CONSTRAINT "fk_inventory_lot_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_minimum" ADD CONSTRAINT "fk_inventory_minimum_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_minimum" ADD CONSTRAINT "fk_inventory_minimum_place_id" FOREIGN KEY (place_id) REFERENCES inventory_place(id)
;;
ALTER TABLE "inventory_move" ADD CONSTRAINT "fk_inventory_move_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_move" ADD CONSTRAINT "fk_inventory_move_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "inventory_move" ADD CONSTRAINT "fk_inventory_move_from_id" FOREIGN KEY (from_id) REFERENCES inventory_place(id)
;;
ALTER TABLE "inventory_move" ADD CONSTRAINT "fk_inventory_move_lot_id" FOREIGN KEY (lot_id) REFERENCES inventory_lot(id)
;;
ALTER TABLE "inventory_move" ADD CONSTRAINT "fk_inventory_move_return_of" FOREIGN KEY (return_of) REFERENCES inventory_move(id)
;;
ALTER TABLE "inventory_move" ADD CONSTRAINT "fk_inventory_move_reversal_of" FOREIGN KEY (reversal_of) REFERENCES inventory_move(id)
;;
ALTER TABLE "inventory_move" ADD CONSTRAINT "fk_inventory_move_to_id" FOREIGN KEY (to_id) REFERENCES inventory_place(id)
;;
ALTER TABLE "inventory_move_project" ADD CONSTRAINT "fk_inventory_move_project_move_id" FOREIGN KEY (move_id) REFERENCES inventory_move(id)
;;
ALTER TABLE "inventory_move_project" ADD CONSTRAINT "fk_inventory_move_project_project_id" FOREIGN KEY (project_id) REFERENCES organisation_project(id)
;;
ALTER TABLE "inventory_need" ADD CONSTRAINT "fk_inventory_need_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_offer" ADD CONSTRAINT "fk_inventory_offer_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "inventory_offer" ADD CONSTRAINT "fk_inventory_offer_enquiry_id" FOREIGN KEY (enquiry_id) REFERENCES inventory_enquiry(id)
;;
ALTER TABLE "inventory_offer_price" ADD CONSTRAINT "fk_inventory_offer_price_line_id" FOREIGN KEY (line_id) REFERENCES inventory_enquiry_line(id)
;;
ALTER TABLE "inventory_offer_price" ADD CONSTRAINT "fk_inventory_offer_price_offer_id" FOREIGN KEY (offer_id) REFERENCES inventory_offer(id)
;;
ALTER TABLE "inventory_order" ADD CONSTRAINT "fk_inventory_order_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "inventory_order_bill" ADD CONSTRAINT "fk_inventory_order_bill_order_id" FOREIGN KEY (order_id) REFERENCES inventory_order(id)
;;
ALTER TABLE "inventory_order_bill" ADD CONSTRAINT "fk_inventory_order_bill_purchase_id" FOREIGN KEY (purchase_id) REFERENCES finance_purchase(id)
;;
ALTER TABLE "inventory_order_bill_line" ADD CONSTRAINT "fk_inventory_order_bill_line_bill_id" FOREIGN KEY (bill_id) REFERENCES inventory_order_bill(id)
;;
ALTER TABLE "inventory_order_bill_line" ADD CONSTRAINT "fk_inventory_order_bill_line_line_id" FOREIGN KEY (line_id) REFERENCES inventory_order_line(id)
;;
ALTER TABLE "inventory_order_line" ADD CONSTRAINT "fk_inventory_order_line_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_order_line" ADD CONSTRAINT "fk_inventory_order_line_frame_line_id" FOREIGN KEY (frame_line_id) REFERENCES inventory_frame_line(id)
;;
ALTER TABLE "inventory_order_line" ADD CONSTRAINT "fk_inventory_order_line_order_id" FOREIGN KEY (order_id) REFERENCES inventory_order(id)
;;
ALTER TABLE "inventory_order_terms" ADD CONSTRAINT "fk_inventory_order_terms_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "inventory_place" ADD CONSTRAINT "fk_inventory_place_parent_id" FOREIGN KEY (parent_id) REFERENCES inventory_place(id)
;;
ALTER TABLE "inventory_posting" ADD CONSTRAINT "fk_inventory_posting_entry_id" FOREIGN KEY (entry_id) REFERENCES finance_entry(id)
;;
ALTER TABLE "inventory_price" ADD CONSTRAINT "fk_inventory_price_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_price" ADD CONSTRAINT "fk_inventory_price_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "inventory_price_break" ADD CONSTRAINT "fk_inventory_price_break_supplier_id" FOREIGN KEY (supplier_id) REFERENCES inventory_supplier(id)
;;
ALTER TABLE "inventory_receipt" ADD CONSTRAINT "fk_inventory_receipt_line_id" FOREIGN KEY (line_id) REFERENCES inventory_order_line(id)
;;
ALTER TABLE "inventory_receipt" ADD CONSTRAINT "fk_inventory_receipt_move_id" FOREIGN KEY (move_id) REFERENCES inventory_move(id)
;;
ALTER TABLE "inventory_receipt" ADD CONSTRAINT "fk_inventory_receipt_return_of" FOREIGN KEY (return_of) REFERENCES inventory_receipt(id)
;;
ALTER TABLE "inventory_reservation" ADD CONSTRAINT "fk_inventory_reservation_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_reservation" ADD CONSTRAINT "fk_inventory_reservation_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "inventory_reservation" ADD CONSTRAINT "fk_inventory_reservation_place_id" FOREIGN KEY (place_id) REFERENCES inventory_place(id)
;;
ALTER TABLE "inventory_reservation" ADD CONSTRAINT "fk_inventory_reservation_target_id" FOREIGN KEY (target_id) REFERENCES inventory_place(id)
;;
ALTER TABLE "inventory_supplier" ADD CONSTRAINT "fk_inventory_supplier_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_supplier" ADD CONSTRAINT "fk_inventory_supplier_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "inventory_value" ADD CONSTRAINT "fk_inventory_value_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "inventory_value" ADD CONSTRAINT "fk_inventory_value_cost_id" FOREIGN KEY (cost_id) REFERENCES inventory_cost(id)
;;
ALTER TABLE "inventory_value" ADD CONSTRAINT "fk_inventory_value_move_id" FOREIGN KEY (move_id) REFERENCES inventory_move(id)
;;
ALTER TABLE "it_access" ADD CONSTRAINT "fk_it_access_component_id" FOREIGN KEY (component_id) REFERENCES it_component(id)
;;
ALTER TABLE "it_access" ADD CONSTRAINT "fk_it_access_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "it_address" ADD CONSTRAINT "fk_it_address_asset_id" FOREIGN KEY (asset_id) REFERENCES it_asset(id)
;;
ALTER TABLE "it_address" ADD CONSTRAINT "fk_it_address_component_id" FOREIGN KEY (component_id) REFERENCES it_component(id)
;;
ALTER TABLE "it_address" ADD CONSTRAINT "fk_it_address_subnet_id" FOREIGN KEY (subnet_id) REFERENCES it_subnet(id)
;;
ALTER TABLE "it_agreement" ADD CONSTRAINT "fk_it_agreement_calendar_id" FOREIGN KEY (calendar_id) REFERENCES it_calendar(id)
;;
ALTER TABLE "it_arrival" ADD CONSTRAINT "fk_it_arrival_asset_id" FOREIGN KEY (asset_id) REFERENCES it_asset(id)
;;
ALTER TABLE "it_arrival" ADD CONSTRAINT "fk_it_arrival_issue_id" FOREIGN KEY (issue_id) REFERENCES inventory_move(id)
;;
ALTER TABLE "it_arrival" ADD CONSTRAINT "fk_it_arrival_move_id" FOREIGN KEY (move_id) REFERENCES inventory_move(id)
;;
ALTER TABLE "it_article_tie" ADD CONSTRAINT "fk_it_article_tie_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "it_article_tie" ADD CONSTRAINT "fk_it_article_tie_model_id" FOREIGN KEY (model_id) REFERENCES it_model(id)
;;
ALTER TABLE "it_asset" ADD CONSTRAINT "fk_it_asset_home_id" FOREIGN KEY (home_id) REFERENCES it_location(id)
;;
ALTER TABLE "it_asset" ADD CONSTRAINT "fk_it_asset_location_id" FOREIGN KEY (location_id) REFERENCES it_location(id)
;;
ALTER TABLE "it_asset" ADD CONSTRAINT "fk_it_asset_model_id" FOREIGN KEY (model_id) REFERENCES it_model(id)
;;
ALTER TABLE "it_asset" ADD CONSTRAINT "fk_it_asset_parent_id" FOREIGN KEY (parent_id) REFERENCES it_asset(id)
;;
ALTER TABLE "it_asset" ADD CONSTRAINT "fk_it_asset_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "it_asset" ADD CONSTRAINT "fk_it_asset_supplier_id" FOREIGN KEY (supplier_id) REFERENCES contact(id)
;;
ALTER TABLE "it_asset_field" ADD CONSTRAINT "fk_it_asset_field_category_id" FOREIGN KEY (category_id) REFERENCES it_category(id)
;;
ALTER TABLE "it_asset_value" ADD CONSTRAINT "fk_it_asset_value_asset_id" FOREIGN KEY (asset_id) REFERENCES it_asset(id)
;;
ALTER TABLE "it_asset_value" ADD CONSTRAINT "fk_it_asset_value_field_id" FOREIGN KEY (field_id) REFERENCES it_asset_field(id)
;;
ALTER TABLE "it_audit" ADD CONSTRAINT "fk_it_audit_location_id" FOREIGN KEY (location_id) REFERENCES it_location(id)
;;
ALTER TABLE "it_audit_line" ADD CONSTRAINT "fk_it_audit_line_asset_id" FOREIGN KEY (asset_id) REFERENCES it_asset(id)
;;
ALTER TABLE "it_audit_line" ADD CONSTRAINT "fk_it_audit_line_audit_id" FOREIGN KEY (audit_id) REFERENCES it_audit(id)
;;
ALTER TABLE "it_backup" ADD CONSTRAINT "fk_it_backup_component_id" FOREIGN KEY (component_id) REFERENCES it_component(id)
;;
ALTER TABLE "it_backup" ADD CONSTRAINT "fk_it_backup_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "it_backup_event" ADD CONSTRAINT "fk_it_backup_event_backup_id" FOREIGN KEY (backup_id) REFERENCES it_backup(id)
;;
ALTER TABLE "it_change" ADD CONSTRAINT "fk_it_change_component_id" FOREIGN KEY (component_id) REFERENCES it_component(id)
;;
ALTER TABLE "it_change" ADD CONSTRAINT "fk_it_change_ticket_id" FOREIGN KEY (ticket_id) REFERENCES it_ticket(id)
;;
ALTER TABLE "it_check" ADD CONSTRAINT "fk_it_check_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "it_component" ADD CONSTRAINT "fk_it_component_asset_id" FOREIGN KEY (asset_id) REFERENCES it_asset(id)
;;
ALTER TABLE "it_component" ADD CONSTRAINT "fk_it_component_location_id" FOREIGN KEY (location_id) REFERENCES it_location(id)
;;
ALTER TABLE "it_component" ADD CONSTRAINT "fk_it_component_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "it_component" ADD CONSTRAINT "fk_it_component_provider_id" FOREIGN KEY (provider_id) REFERENCES contact(id)
;;
ALTER TABLE "it_contract" ADD CONSTRAINT "fk_it_contract_partner_id" FOREIGN KEY (partner_id) REFERENCES contact(id)
;;
ALTER TABLE "it_covered" ADD CONSTRAINT "fk_it_covered_asset_id" FOREIGN KEY (asset_id) REFERENCES it_asset(id)
;;
ALTER TABLE "it_covered" ADD CONSTRAINT "fk_it_covered_contract_id" FOREIGN KEY (contract_id) REFERENCES it_contract(id)
;;
ALTER TABLE "it_custody" ADD CONSTRAINT "fk_it_custody_asset_id" FOREIGN KEY (asset_id) REFERENCES it_asset(id)
;;
ALTER TABLE "it_custody" ADD CONSTRAINT "fk_it_custody_location_id" FOREIGN KEY (location_id) REFERENCES it_location(id)
;;
ALTER TABLE "it_custody" ADD CONSTRAINT "fk_it_custody_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "it_custody" ADD CONSTRAINT "fk_it_custody_protocol_id" FOREIGN KEY (protocol_id) REFERENCES it_protocol(id)
;;
ALTER TABLE "it_dependency" ADD CONSTRAINT "fk_it_dependency_component_id" FOREIGN KEY (component_id) REFERENCES it_component(id)
;;
ALTER TABLE "it_dependency" ADD CONSTRAINT "fk_it_dependency_needs_id" FOREIGN KEY (needs_id) REFERENCES it_component(id)
;;
ALTER TABLE "it_facts" ADD CONSTRAINT "fk_it_facts_asset_id" FOREIGN KEY (asset_id) REFERENCES it_asset(id)
;;
ALTER TABLE "it_inspection" ADD CONSTRAINT "fk_it_inspection_asset_id" FOREIGN KEY (asset_id) REFERENCES it_asset(id)
;;
ALTER TABLE "it_inspection" ADD CONSTRAINT "fk_it_inspection_instrument_id" FOREIGN KEY (instrument_id) REFERENCES it_instrument(id)
;;
ALTER TABLE "it_kit_line" ADD CONSTRAINT "fk_it_kit_line_kit_id" FOREIGN KEY (kit_id) REFERENCES it_kit(id)
;;
ALTER TABLE "it_kit_line" ADD CONSTRAINT "fk_it_kit_line_model_id" FOREIGN KEY (model_id) REFERENCES it_model(id)
;;
ALTER TABLE "it_kit_line" ADD CONSTRAINT "fk_it_kit_line_supply_id" FOREIGN KEY (supply_id) REFERENCES it_supply(id)
;;
ALTER TABLE "it_licence" ADD CONSTRAINT "fk_it_licence_supplier_id" FOREIGN KEY (supplier_id) REFERENCES contact(id)
;;
ALTER TABLE "it_location" ADD CONSTRAINT "fk_it_location_parent_id" FOREIGN KEY (parent_id) REFERENCES it_location(id)
;;
ALTER TABLE "it_maintenance" ADD CONSTRAINT "fk_it_maintenance_asset_id" FOREIGN KEY (asset_id) REFERENCES it_asset(id)
;;
ALTER TABLE "it_maintenance" ADD CONSTRAINT "fk_it_maintenance_supplier_id" FOREIGN KEY (supplier_id) REFERENCES contact(id)
;;
ALTER TABLE "it_model" ADD CONSTRAINT "fk_it_model_category_id" FOREIGN KEY (category_id) REFERENCES it_category(id)
;;
ALTER TABLE "it_program" ADD CONSTRAINT "fk_it_program_asset_id" FOREIGN KEY (asset_id) REFERENCES it_asset(id)
;;
ALTER TABLE "it_protocol" ADD CONSTRAINT "fk_it_protocol_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "it_reservation" ADD CONSTRAINT "fk_it_reservation_asset_id" FOREIGN KEY (asset_id) REFERENCES it_asset(id)
;;
ALTER TABLE "it_reservation" ADD CONSTRAINT "fk_it_reservation_location_id" FOREIGN KEY (location_id) REFERENCES it_location(id)
;;
ALTER TABLE "it_reservation" ADD CONSTRAINT "fk_it_reservation_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "it_seat" ADD CONSTRAINT "fk_it_seat_asset_id" FOREIGN KEY (asset_id) REFERENCES it_asset(id)
;;
ALTER TABLE "it_seat" ADD CONSTRAINT "fk_it_seat_licence_id" FOREIGN KEY (licence_id) REFERENCES it_licence(id)
;;
ALTER TABLE "it_seat" ADD CONSTRAINT "fk_it_seat_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "it_subnet" ADD CONSTRAINT "fk_it_subnet_location_id" FOREIGN KEY (location_id) REFERENCES it_location(id)
;;
ALTER TABLE "it_supply" ADD CONSTRAINT "fk_it_supply_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "it_supply" ADD CONSTRAINT "fk_it_supply_location_id" FOREIGN KEY (location_id) REFERENCES it_location(id)
;;
ALTER TABLE "it_supply" ADD CONSTRAINT "fk_it_supply_store_id" FOREIGN KEY (store_id) REFERENCES inventory_place(id)
;;
ALTER TABLE "it_supply" ADD CONSTRAINT "fk_it_supply_supplier_id" FOREIGN KEY (supplier_id) REFERENCES contact(id)
;;
ALTER TABLE "it_supply_issue" ADD CONSTRAINT "fk_it_supply_issue_back_id" FOREIGN KEY (back_id) REFERENCES it_supply_move(id)
;;
ALTER TABLE "it_supply_issue" ADD CONSTRAINT "fk_it_supply_issue_issue_id" FOREIGN KEY (issue_id) REFERENCES inventory_move(id)
;;
ALTER TABLE "it_supply_issue" ADD CONSTRAINT "fk_it_supply_issue_supply_move_id" FOREIGN KEY (supply_move_id) REFERENCES it_supply_move(id)
;;
ALTER TABLE "it_supply_move" ADD CONSTRAINT "fk_it_supply_move_article_id" FOREIGN KEY (article_id) REFERENCES inventory_article(id)
;;
ALTER TABLE "it_supply_move" ADD CONSTRAINT "fk_it_supply_move_asset_id" FOREIGN KEY (asset_id) REFERENCES it_asset(id)
;;
ALTER TABLE "it_supply_move" ADD CONSTRAINT "fk_it_supply_move_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "it_supply_move" ADD CONSTRAINT "fk_it_supply_move_protocol_id" FOREIGN KEY (protocol_id) REFERENCES it_protocol(id)
;;
ALTER TABLE "it_supply_move" ADD CONSTRAINT "fk_it_supply_move_supply_id" FOREIGN KEY (supply_id) REFERENCES it_supply(id)
;;
ALTER TABLE "it_ticket" ADD CONSTRAINT "fk_it_ticket_asset_id" FOREIGN KEY (asset_id) REFERENCES it_asset(id)
;;
ALTER TABLE "it_ticket" ADD CONSTRAINT "fk_it_ticket_merged_into" FOREIGN KEY (merged_into) REFERENCES it_ticket(id)
;;
ALTER TABLE "it_ticket" ADD CONSTRAINT "fk_it_ticket_parent_id" FOREIGN KEY (parent_id) REFERENCES it_ticket(id)
;;
ALTER TABLE "it_ticket" ADD CONSTRAINT "fk_it_ticket_requester_id" FOREIGN KEY (requester_id) REFERENCES hr_person(id)
;;
ALTER TABLE "it_ticket" ADD CONSTRAINT "fk_it_ticket_sla_id" FOREIGN KEY (sla_id) REFERENCES it_agreement(id)
;;
ALTER TABLE "it_ticket_entry" ADD CONSTRAINT "fk_it_ticket_entry_requester_id" FOREIGN KEY (requester_id) REFERENCES hr_person(id)
;;
ALTER TABLE "it_ticket_entry" ADD CONSTRAINT "fk_it_ticket_entry_ticket_id" FOREIGN KEY (ticket_id) REFERENCES it_ticket(id)
;;
ALTER TABLE "it_ticket_link" ADD CONSTRAINT "fk_it_ticket_link_other_id" FOREIGN KEY (other_id) REFERENCES it_ticket(id)
;;
ALTER TABLE "it_ticket_link" ADD CONSTRAINT "fk_it_ticket_link_ticket_id" FOREIGN KEY (ticket_id) REFERENCES it_ticket(id)
;;
ALTER TABLE "it_ticket_mail" ADD CONSTRAINT "fk_it_ticket_mail_ticket_id" FOREIGN KEY (ticket_id) REFERENCES it_ticket(id)
;;
ALTER TABLE "it_ticket_step" ADD CONSTRAINT "fk_it_ticket_step_ticket_id" FOREIGN KEY (ticket_id) REFERENCES it_ticket(id)
;;
ALTER TABLE "it_ticket_task" ADD CONSTRAINT "fk_it_ticket_task_ticket_id" FOREIGN KEY (ticket_id) REFERENCES it_ticket(id)
;;
ALTER TABLE "it_weakness" ADD CONSTRAINT "fk_it_weakness_asset_id" FOREIGN KEY (asset_id) REFERENCES it_asset(id)
;;
ALTER TABLE "it_weakness" ADD CONSTRAINT "fk_it_weakness_component_id" FOREIGN KEY (component_id) REFERENCES it_component(id)
;;
ALTER TABLE "it_weakness" ADD CONSTRAINT "fk_it_weakness_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "it_wipe" ADD CONSTRAINT "fk_it_wipe_asset_id" FOREIGN KEY (asset_id) REFERENCES it_asset(id)
;;
ALTER TABLE "office_job_run" ADD CONSTRAINT "fk_office_job_run_job_id" FOREIGN KEY (job_id) REFERENCES office_job(id)
;;
ALTER TABLE "office_rule_firing" ADD CONSTRAINT "fk_office_rule_firing_rule_id" FOREIGN KEY (rule_id) REFERENCES office_rule(id)
;;
ALTER TABLE "office_rule_mark" ADD CONSTRAINT "fk_office_rule_mark_rule_id" FOREIGN KEY (rule_id) REFERENCES office_rule(id)
;;
ALTER TABLE "organisation_agenda_item" ADD CONSTRAINT "fk_organisation_agenda_item_meeting_id" FOREIGN KEY (meeting_id) REFERENCES organisation_meeting(id)
;;
ALTER TABLE "organisation_agenda_item" ADD CONSTRAINT "fk_organisation_agenda_item_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "organisation_agenda_item" ADD CONSTRAINT "fk_organisation_agenda_item_series_id" FOREIGN KEY (series_id) REFERENCES organisation_meeting_series(id)
;;
ALTER TABLE "organisation_campaign_contact" ADD CONSTRAINT "fk_organisation_campaign_contact_campaign_id" FOREIGN KEY (campaign_id) REFERENCES organisation_campaign(id)
;;
ALTER TABLE "organisation_campaign_contact" ADD CONSTRAINT "fk_organisation_campaign_contact_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "organisation_candidate" ADD CONSTRAINT "fk_organisation_candidate_project_id" FOREIGN KEY (project_id) REFERENCES organisation_project(id)
;;
ALTER TABLE "organisation_goal" ADD CONSTRAINT "fk_organisation_goal_before_id" FOREIGN KEY (before_id) REFERENCES organisation_goal(id)
;;
ALTER TABLE "organisation_goal_check_in" ADD CONSTRAINT "fk_organisation_goal_check_in_result_id" FOREIGN KEY (result_id) REFERENCES organisation_goal_result(id)
;;
ALTER TABLE "organisation_goal_project" ADD CONSTRAINT "fk_organisation_goal_project_goal_id" FOREIGN KEY (goal_id) REFERENCES organisation_goal(id)
;;
ALTER TABLE "organisation_goal_project" ADD CONSTRAINT "fk_organisation_goal_project_project_id" FOREIGN KEY (project_id) REFERENCES organisation_project(id)
;;
ALTER TABLE "organisation_goal_result" ADD CONSTRAINT "fk_organisation_goal_result_goal_id" FOREIGN KEY (goal_id) REFERENCES organisation_goal(id)
;;
ALTER TABLE "organisation_idea" ADD CONSTRAINT "fk_organisation_idea_author_id" FOREIGN KEY (author_id) REFERENCES hr_person(id)
;;
ALTER TABLE "organisation_idea" ADD CONSTRAINT "fk_organisation_idea_campaign_id" FOREIGN KEY (campaign_id) REFERENCES organisation_idea_campaign(id)
;;
ALTER TABLE "organisation_idea" ADD CONSTRAINT "fk_organisation_idea_double_of_id" FOREIGN KEY (double_of_id) REFERENCES organisation_idea(id)
;;
ALTER TABLE "organisation_idea" ADD CONSTRAINT "fk_organisation_idea_project_id" FOREIGN KEY (project_id) REFERENCES organisation_project(id)
;;
ALTER TABLE "organisation_idea_assessment" ADD CONSTRAINT "fk_organisation_idea_assessment_idea_id" FOREIGN KEY (idea_id) REFERENCES organisation_idea(id)
;;
ALTER TABLE "organisation_idea_assessment" ADD CONSTRAINT "fk_organisation_idea_assessment_scheme_id" FOREIGN KEY (scheme_id) REFERENCES organisation_idea_scheme(id)
;;
ALTER TABLE "organisation_idea_opinion" ADD CONSTRAINT "fk_organisation_idea_opinion_idea_id" FOREIGN KEY (idea_id) REFERENCES organisation_idea(id)
;;
ALTER TABLE "organisation_idea_support" ADD CONSTRAINT "fk_organisation_idea_support_idea_id" FOREIGN KEY (idea_id) REFERENCES organisation_idea(id)
;;
ALTER TABLE "organisation_meeting" ADD CONSTRAINT "fk_organisation_meeting_series_id" FOREIGN KEY (series_id) REFERENCES organisation_meeting_series(id)
;;
ALTER TABLE "organisation_meeting_member" ADD CONSTRAINT "fk_organisation_meeting_member_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "organisation_meeting_member" ADD CONSTRAINT "fk_organisation_meeting_member_series_id" FOREIGN KEY (series_id) REFERENCES organisation_meeting_series(id)
;;
ALTER TABLE "organisation_meeting_rule" ADD CONSTRAINT "fk_organisation_meeting_rule_series_id" FOREIGN KEY (series_id) REFERENCES organisation_meeting_series(id)
;;
ALTER TABLE "organisation_meeting_seat" ADD CONSTRAINT "fk_organisation_meeting_seat_meeting_id" FOREIGN KEY (meeting_id) REFERENCES organisation_meeting(id)
;;
ALTER TABLE "organisation_meeting_seat" ADD CONSTRAINT "fk_organisation_meeting_seat_member_id" FOREIGN KEY (member_id) REFERENCES organisation_meeting_member(id)
;;
ALTER TABLE "organisation_meeting_series" ADD CONSTRAINT "fk_organisation_meeting_series_project_id" FOREIGN KEY (project_id) REFERENCES organisation_project(id)
;;
ALTER TABLE "organisation_notice_edition" ADD CONSTRAINT "fk_organisation_notice_edition_notice_id" FOREIGN KEY (notice_id) REFERENCES organisation_notice(id)
;;
ALTER TABLE "organisation_notice_paper" ADD CONSTRAINT "fk_organisation_notice_paper_notice_id" FOREIGN KEY (notice_id) REFERENCES organisation_notice(id)
;;
ALTER TABLE "organisation_notice_paper" ADD CONSTRAINT "fk_organisation_notice_paper_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "organisation_notice_receipt" ADD CONSTRAINT "fk_organisation_notice_receipt_notice_id" FOREIGN KEY (notice_id) REFERENCES organisation_notice(id)
;;
ALTER TABLE "organisation_opportunity" ADD CONSTRAINT "fk_organisation_opportunity_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "organisation_outcome" ADD CONSTRAINT "fk_organisation_outcome_meeting_id" FOREIGN KEY (meeting_id) REFERENCES organisation_meeting(id)
;;
ALTER TABLE "organisation_outcome" ADD CONSTRAINT "fk_organisation_outcome_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "organisation_outcome" ADD CONSTRAINT "fk_organisation_outcome_replaced_by_id" FOREIGN KEY (replaced_by_id) REFERENCES organisation_outcome(id)
;;
ALTER TABLE "organisation_project" ADD CONSTRAINT "fk_organisation_project_contact_id" FOREIGN KEY (contact_id) REFERENCES contact(id)
;;
ALTER TABLE "organisation_project" ADD CONSTRAINT "fk_organisation_project_lead_id" FOREIGN KEY (lead_id) REFERENCES hr_person(id)
;;
ALTER TABLE "organisation_project_member" ADD CONSTRAINT "fk_organisation_project_member_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "organisation_project_member" ADD CONSTRAINT "fk_organisation_project_member_project_id" FOREIGN KEY (project_id) REFERENCES organisation_project(id)
;;
ALTER TABLE "organisation_project_time" ADD CONSTRAINT "fk_organisation_project_time_document_id" FOREIGN KEY (document_id) REFERENCES finance_sales_document(id)
;;
ALTER TABLE "organisation_project_time" ADD CONSTRAINT "fk_organisation_project_time_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "organisation_project_time" ADD CONSTRAINT "fk_organisation_project_time_project_id" FOREIGN KEY (project_id) REFERENCES organisation_project(id)
;;
ALTER TABLE "organisation_project_time" ADD CONSTRAINT "fk_organisation_project_time_task_id" FOREIGN KEY (task_id) REFERENCES organisation_task(id)
;;
ALTER TABLE "organisation_task" ADD CONSTRAINT "fk_organisation_task_origin_id" FOREIGN KEY (origin_id) REFERENCES organisation_task(id)
;;
ALTER TABLE "organisation_task" ADD CONSTRAINT "fk_organisation_task_parent_id" FOREIGN KEY (parent_id) REFERENCES organisation_task(id)
;;
ALTER TABLE "organisation_task" ADD CONSTRAINT "fk_organisation_task_person_id" FOREIGN KEY (person_id) REFERENCES hr_person(id)
;;
ALTER TABLE "organisation_task" ADD CONSTRAINT "fk_organisation_task_project_id" FOREIGN KEY (project_id) REFERENCES organisation_project(id)
;;
ALTER TABLE "organisation_task_link" ADD CONSTRAINT "fk_organisation_task_link_before_id" FOREIGN KEY (before_id) REFERENCES organisation_task(id)
;;
ALTER TABLE "organisation_task_link" ADD CONSTRAINT "fk_organisation_task_link_task_id" FOREIGN KEY (task_id) REFERENCES organisation_task(id)
;;
ALTER TABLE "paper_state" ADD CONSTRAINT "fk_paper_state_document_id" FOREIGN KEY (document_id) REFERENCES document(id)
;;
ALTER TABLE "sign_in" ADD CONSTRAINT "fk_sign_in_user_id" FOREIGN KEY (user_id) REFERENCES app_user(id)
;;
ALTER TABLE "trail" ADD CONSTRAINT "fk_trail_run" FOREIGN KEY (run) REFERENCES trail_run(seq)
;;
CREATE INDEX ix_app_user_role_user_id ON public.app_user_role USING btree (user_id)
;;
CREATE INDEX ix_approval_rule_kind ON public.approval_rule USING btree (kind)
;;
CREATE INDEX ix_approval_run_table_name_row_key ON public.approval_run USING btree (table_name, row_key)
;;
CREATE INDEX ix_approval_step_login ON public.approval_step USING btree (login)
;;
CREATE INDEX ix_approval_step_run_id ON public.approval_step USING btree (run_id)
;;
CREATE INDEX ix_approval_step_state ON public.approval_step USING btree (state)
;;
CREATE INDEX ix_attachment_sha256 ON public.attachment USING btree (sha256)
;;
CREATE INDEX ix_attachment_table_name_row_key ON public.attachment USING btree (table_name, row_key)
;;
CREATE INDEX ix_cockpit_tile_board_id ON public.cockpit_tile USING btree (board_id)
;;
CREATE INDEX ix_cockpit_value_month ON public.cockpit_value USING btree (month)
;;
CREATE INDEX ix_contact_activity_contact_id ON public.contact_activity USING btree (contact_id)
;;
CREATE INDEX ix_contact_activity_day ON public.contact_activity USING btree (day)
;;
CREATE INDEX ix_contact_activity_person_id ON public.contact_activity USING btree (person_id)
;;
CREATE INDEX ix_contact_address_contact_id ON public.contact_address USING btree (contact_id)
;;
CREATE INDEX ix_contact_bank_contact_id ON public.contact_bank USING btree (contact_id)
;;
CREATE INDEX ix_contact_bank_iban ON public.contact_bank USING btree (iban)
;;
CREATE INDEX ix_contact_channel_contact_id ON public.contact_channel USING btree (contact_id)
;;
CREATE INDEX ix_contact_channel_folded ON public.contact_channel USING btree (folded)
;;
CREATE INDEX ix_contact_consent_contact_id ON public.contact_consent USING btree (contact_id)
;;
CREATE INDEX ix_contact_creditor ON public.contact USING btree (creditor)
;;
CREATE INDEX ix_contact_debtor ON public.contact USING btree (debtor)
;;
CREATE INDEX ix_contact_field_contact_id ON public.contact_field USING btree (contact_id)
;;
CREATE INDEX ix_contact_merge_contact_id ON public.contact_merge USING btree (contact_id)
;;
CREATE INDEX ix_contact_merge_gone_id ON public.contact_merge USING btree (gone_id)
;;
CREATE INDEX ix_contact_merged_into_id ON public.contact USING btree (merged_into_id)
;;
CREATE INDEX ix_contact_name ON public.contact USING btree (name)
;;
CREATE INDEX ix_contact_person_contact_id ON public.contact_person USING btree (contact_id)
;;
CREATE INDEX ix_contact_person_person_id ON public.contact_person USING btree (person_id)
;;
CREATE INDEX ix_contact_role_contact_id ON public.contact_role USING btree (contact_id)
;;
CREATE INDEX ix_contact_role_role ON public.contact_role USING btree (role)
;;
CREATE INDEX ix_contact_terms_contact_id ON public.contact_terms USING btree (contact_id)
;;
CREATE INDEX ix_document_case_id ON public.document USING btree (case_id)
;;
CREATE INDEX ix_document_contact_id ON public.document USING btree (contact_id)
;;
CREATE INDEX ix_document_correction_document_id ON public.document_correction USING btree (document_id)
;;
CREATE INDEX ix_document_doc_date ON public.document USING btree (doc_date)
;;
CREATE INDEX ix_document_erasure_document_id ON public.document_erasure USING btree (document_id)
;;
CREATE INDEX ix_document_expires ON public.document USING btree (expires)
;;
CREATE INDEX ix_document_field_type ON public.document_field USING btree (type)
;;
CREATE INDEX ix_document_held_document_id ON public.document_held USING btree (document_id)
;;
CREATE INDEX ix_document_keep_until ON public.document USING btree (keep_until)
;;
CREATE INDEX ix_document_node ON public.document USING btree (node)
;;
CREATE INDEX ix_document_notice ON public.document USING btree (notice)
;;
CREATE INDEX ix_document_reference ON public.document USING btree (reference)
;;
CREATE INDEX ix_document_stamp_document_id ON public.document_stamp USING btree (document_id)
;;
CREATE INDEX ix_document_state ON public.document USING btree (state)
;;
CREATE INDEX ix_document_tagged_tag_id ON public.document_tagged USING btree (tag_id)
;;
CREATE INDEX ix_document_type ON public.document USING btree (type)
;;
CREATE INDEX ix_document_value_field_id_figure ON public.document_value USING btree (field_id, figure)
;;
CREATE INDEX ix_document_value_field_id_text ON public.document_value USING btree (field_id, text)
;;
CREATE INDEX ix_document_version_sha256 ON public.document_version USING btree (sha256)
;;
CREATE INDEX ix_finance_account_sort ON public.finance_account USING btree (sort)
;;
CREATE INDEX ix_finance_accrual_run_accrual_id ON public.finance_accrual_run USING btree (accrual_id)
;;
CREATE INDEX ix_finance_allocation_item_id ON public.finance_allocation USING btree (item_id)
;;
CREATE INDEX ix_finance_allocation_payment_id ON public.finance_allocation USING btree (payment_id)
;;
CREATE INDEX ix_finance_allocation_settlement_id ON public.finance_allocation USING btree (settlement_id)
;;
CREATE INDEX ix_finance_asset_change_asset_id ON public.finance_asset_change USING btree (asset_id)
;;
CREATE INDEX ix_finance_asset_entry_id ON public.finance_asset USING btree (entry_id)
;;
CREATE INDEX ix_finance_asset_run_asset_id ON public.finance_asset_run USING btree (asset_id)
;;
CREATE INDEX ix_finance_asset_run_entry_id ON public.finance_asset_run USING btree (entry_id)
;;
CREATE INDEX ix_finance_bank_line_day ON public.finance_bank_line USING btree (bank_account_id, day, id)
;;
CREATE INDEX ix_finance_bank_line_end_to_end ON public.finance_bank_line USING btree (end_to_end)
;;
CREATE INDEX ix_finance_bank_line_iban ON public.finance_bank_line USING btree (iban)
;;
CREATE INDEX ix_finance_bank_line_name ON public.finance_bank_line USING btree (name)
;;
CREATE INDEX ix_finance_bank_line_statement_id ON public.finance_bank_line USING btree (statement_id)
;;
CREATE INDEX ix_finance_bank_statement_bank_account_id ON public.finance_bank_statement USING btree (bank_account_id)
;;
CREATE INDEX ix_finance_dunning_item_letter_id ON public.finance_dunning_item USING btree (letter_id)
;;
CREATE INDEX ix_finance_dunning_letter_account ON public.finance_dunning_letter USING btree (account)
;;
CREATE INDEX ix_finance_dunning_letter_contact_id ON public.finance_dunning_letter USING btree (contact_id)
;;
CREATE INDEX ix_finance_dunning_letter_run_id ON public.finance_dunning_letter USING btree (run_id)
;;
CREATE INDEX ix_finance_dunning_level_group_id ON public.finance_dunning_level USING btree (group_id)
;;
CREATE INDEX ix_finance_entry_day ON public.finance_entry USING btree (day, id)
;;
CREATE INDEX ix_finance_entry_reversal_of ON public.finance_entry USING btree (reversal_of) WHERE (reversal_of IS NOT NULL)
;;
CREATE INDEX ix_finance_line_account_id_day ON public.finance_line USING btree (account_id, day, id, amount, role)
;;
CREATE INDEX ix_finance_line_entry_id ON public.finance_line USING btree (entry_id)
;;
CREATE INDEX ix_finance_mandate_account ON public.finance_mandate USING btree (account)
;;
CREATE INDEX ix_finance_payment_account_document ON public.finance_payment USING btree (account, document)
;;
CREATE INDEX ix_finance_payment_plan_account ON public.finance_payment_plan USING btree (account)
;;
CREATE INDEX ix_finance_payment_plan_item_plan_id ON public.finance_payment_plan_item USING btree (plan_id)
;;
CREATE INDEX ix_finance_payment_plan_part_plan_id ON public.finance_payment_plan_part USING btree (plan_id)
;;
CREATE INDEX ix_finance_period_fiscal_year_id ON public.finance_period USING btree (fiscal_year_id)
;;
CREATE INDEX ix_finance_provision_move_provision_id ON public.finance_provision_move USING btree (provision_id)
;;
CREATE INDEX ix_finance_purchase_contact_id ON public.finance_purchase USING btree (contact_id)
;;
CREATE INDEX ix_finance_purchase_document_id ON public.finance_purchase USING btree (document_id)
;;
CREATE INDEX ix_finance_purchase_state ON public.finance_purchase USING btree (state)
;;
CREATE INDEX ix_finance_sales_advance_advance_id ON public.finance_sales_advance USING btree (advance_id)
;;
CREATE INDEX ix_finance_sales_advance_final_id ON public.finance_sales_advance USING btree (final_id)
;;
CREATE INDEX ix_finance_sales_contract_contact_id ON public.finance_sales_contract USING btree (contact_id)
;;
CREATE INDEX ix_finance_sales_document_contact_id ON public.finance_sales_document USING btree (contact_id)
;;
CREATE INDEX ix_finance_sales_document_day ON public.finance_sales_document USING btree (day, id)
;;
CREATE INDEX ix_finance_sales_document_number ON public.finance_sales_document USING btree (number)
;;
CREATE INDEX ix_finance_sales_document_origin_id ON public.finance_sales_document USING btree (origin_id)
;;
CREATE INDEX ix_finance_sales_enclosure_document_id ON public.finance_sales_enclosure USING btree (document_id)
;;
CREATE INDEX ix_finance_sales_line_document_id ON public.finance_sales_line USING btree (document_id)
;;
CREATE INDEX ix_finance_sales_origin_line_id ON public.finance_sales_origin USING btree (line_id)
;;
CREATE INDEX ix_finance_sales_origin_origin_id ON public.finance_sales_origin USING btree (origin_id)
;;
CREATE INDEX ix_finance_sales_price_step_recurring_id ON public.finance_sales_price_step USING btree (recurring_id)
;;
CREATE INDEX ix_finance_settlement_account_id ON public.finance_settlement USING btree (account_id)
;;
CREATE INDEX ix_finance_settlement_difference_entry_id ON public.finance_settlement_difference USING btree (entry_id)
;;
CREATE INDEX ix_finance_settlement_difference_settlement_id ON public.finance_settlement_difference USING btree (settlement_id)
;;
CREATE INDEX ix_finance_stack_line_stack_id ON public.finance_stack_line USING btree (stack_id)
;;
CREATE INDEX ix_follow_up_day ON public.follow_up USING btree (day)
;;
CREATE INDEX ix_follow_up_table_name_row_key ON public.follow_up USING btree (table_name, row_key)
;;
CREATE INDEX ix_governance_analysis_matrix_id ON public.governance_analysis USING btree (matrix_id)
;;
CREATE INDEX ix_governance_analysis_previous_id ON public.governance_analysis USING btree (previous_id)
;;
CREATE INDEX ix_governance_analysis_project_id ON public.governance_analysis USING btree (project_id)
;;
CREATE INDEX ix_governance_breach_known ON public.governance_breach USING btree (known)
;;
CREATE INDEX ix_governance_breach_step_breach_id ON public.governance_breach_step USING btree (breach_id)
;;
CREATE INDEX ix_governance_contract_notice ON public.governance_contract USING btree (notice)
;;
CREATE INDEX ix_governance_contract_owner_id ON public.governance_contract USING btree (owner_id)
;;
CREATE INDEX ix_governance_contract_partner_id ON public.governance_contract USING btree (partner_id)
;;
CREATE INDEX ix_governance_control_due ON public.governance_control USING btree (due)
;;
CREATE INDEX ix_governance_control_owner_id ON public.governance_control USING btree (owner_id)
;;
CREATE INDEX ix_governance_control_test_control_id ON public.governance_control_test USING btree (control_id)
;;
CREATE INDEX ix_governance_deletion_item_deletion_id ON public.governance_deletion_item USING btree (deletion_id)
;;
CREATE INDEX ix_governance_dpia_processing_id ON public.governance_dpia USING btree (processing_id)
;;
CREATE INDEX ix_governance_dpia_risk_dpia_id ON public.governance_dpia_risk USING btree (dpia_id)
;;
CREATE INDEX ix_governance_duty_done_duty_id ON public.governance_duty_done USING btree (duty_id)
;;
CREATE INDEX ix_governance_duty_due ON public.governance_duty USING btree (due)
;;
CREATE INDEX ix_governance_duty_owner_id ON public.governance_duty USING btree (owner_id)
;;
CREATE INDEX ix_governance_emergency_entry_contact_id ON public.governance_emergency_entry USING btree (contact_id)
;;
CREATE INDEX ix_governance_emergency_entry_deputy_id ON public.governance_emergency_entry USING btree (deputy_id)
;;
CREATE INDEX ix_governance_emergency_entry_person_id ON public.governance_emergency_entry USING btree (person_id)
;;
CREATE INDEX ix_governance_erasure_request_id ON public.governance_erasure USING btree (request_id)
;;
CREATE INDEX ix_governance_exercise_measure_exercise_id ON public.governance_exercise_measure USING btree (exercise_id)
;;
CREATE INDEX ix_governance_exercise_measure_person_id ON public.governance_exercise_measure USING btree (person_id)
;;
CREATE INDEX ix_governance_exercise_plan_id ON public.governance_exercise USING btree (plan_id)
;;
CREATE INDEX ix_governance_exercise_project_id ON public.governance_exercise USING btree (project_id)
;;
CREATE INDEX ix_governance_gift_contact_id ON public.governance_gift USING btree (contact_id)
;;
CREATE INDEX ix_governance_handbook_run_at ON public.governance_handbook_run USING btree (at)
;;
CREATE INDEX ix_governance_incident_entry_incident_id ON public.governance_incident_entry USING btree (incident_id)
;;
CREATE INDEX ix_governance_plan_owner_id ON public.governance_plan USING btree (owner_id)
;;
CREATE INDEX ix_governance_plan_process_id ON public.governance_plan USING btree (process_id)
;;
CREATE INDEX ix_governance_plan_step_plan_id ON public.governance_plan_step USING btree (plan_id)
;;
CREATE INDEX ix_governance_process_deputy_id ON public.governance_process USING btree (deputy_id)
;;
CREATE INDEX ix_governance_process_need_component_id ON public.governance_process_need USING btree (component_id)
;;
CREATE INDEX ix_governance_process_need_contact_id ON public.governance_process_need USING btree (contact_id)
;;
CREATE INDEX ix_governance_process_need_deputy_id ON public.governance_process_need USING btree (deputy_id)
;;
CREATE INDEX ix_governance_process_need_person_id ON public.governance_process_need USING btree (person_id)
;;
CREATE INDEX ix_governance_process_need_process_id ON public.governance_process_need USING btree (process_id)
;;
CREATE INDEX ix_governance_process_owner_id ON public.governance_process USING btree (owner_id)
;;
CREATE INDEX ix_governance_processing_key ON public.governance_processing USING btree (key)
;;
CREATE INDEX ix_governance_processor_contact_id ON public.governance_processor USING btree (contact_id)
;;
CREATE INDEX ix_governance_request_applicant_id ON public.governance_request USING btree (applicant_id)
;;
CREATE INDEX ix_governance_request_contact_id ON public.governance_request USING btree (contact_id)
;;
CREATE INDEX ix_governance_request_due ON public.governance_request USING btree (due)
;;
CREATE INDEX ix_governance_request_person_id ON public.governance_request USING btree (person_id)
;;
CREATE INDEX ix_governance_request_step_request_id ON public.governance_request_step USING btree (request_id)
;;
CREATE INDEX ix_governance_restriction_row ON public.governance_restriction USING btree (table_name, row_key)
;;
CREATE INDEX ix_governance_risk_asset_id ON public.governance_risk USING btree (asset_id)
;;
CREATE INDEX ix_governance_risk_component_id ON public.governance_risk USING btree (component_id)
;;
CREATE INDEX ix_governance_risk_contact_id ON public.governance_risk USING btree (contact_id)
;;
CREATE INDEX ix_governance_risk_loss_risk_id ON public.governance_risk_loss USING btree (risk_id)
;;
CREATE INDEX ix_governance_risk_measure_person_id ON public.governance_risk_measure USING btree (person_id)
;;
CREATE INDEX ix_governance_risk_measure_risk_id ON public.governance_risk_measure USING btree (risk_id)
;;
CREATE INDEX ix_governance_risk_origin_id ON public.governance_risk USING btree (origin_id)
;;
CREATE INDEX ix_governance_risk_owner_id ON public.governance_risk USING btree (owner_id)
;;
CREATE INDEX ix_governance_risk_person_id ON public.governance_risk USING btree (person_id)
;;
CREATE INDEX ix_governance_risk_process_id ON public.governance_risk USING btree (process_id)
;;
CREATE INDEX ix_governance_risk_threat_id ON public.governance_risk USING btree (threat_id)
;;
CREATE INDEX ix_hr_absence_person_id_since ON public.hr_absence USING btree (person_id, since)
;;
CREATE INDEX ix_hr_absence_since_until ON public.hr_absence USING btree (since, until)
;;
CREATE INDEX ix_hr_absence_state ON public.hr_absence USING btree (state)
;;
CREATE INDEX ix_hr_applicant_kept_until ON public.hr_applicant USING btree (kept_until)
;;
CREATE INDEX ix_hr_applicant_stage ON public.hr_applicant USING btree (stage)
;;
CREATE INDEX ix_hr_applicant_step_applicant_id ON public.hr_applicant_step USING btree (applicant_id)
;;
CREATE INDEX ix_hr_applicant_vacancy_id ON public.hr_applicant USING btree (vacancy_id)
;;
CREATE INDEX ix_hr_appointment_day ON public.hr_appointment USING btree (day)
;;
CREATE INDEX ix_hr_appointment_person_id ON public.hr_appointment USING btree (person_id)
;;
CREATE INDEX ix_hr_appointment_second_id ON public.hr_appointment USING btree (second_id)
;;
CREATE INDEX ix_hr_assignment_manager_id ON public.hr_assignment USING btree (manager_id)
;;
CREATE INDEX ix_hr_assignment_post_id ON public.hr_assignment USING btree (post_id)
;;
CREATE INDEX ix_hr_checklist_item_task_id ON public.hr_checklist_item USING btree (task_id)
;;
CREATE INDEX ix_hr_course_attempt_person_id_course_id ON public.hr_course_attempt USING btree (person_id, course_id)
;;
CREATE INDEX ix_hr_course_clause_person_id ON public.hr_course_clause USING btree (person_id)
;;
CREATE INDEX ix_hr_course_event_course_id ON public.hr_course_event USING btree (course_id)
;;
CREATE INDEX ix_hr_course_event_since ON public.hr_course_event USING btree (since)
;;
CREATE INDEX ix_hr_course_participant_person_id ON public.hr_course_participant USING btree (person_id)
;;
CREATE INDEX ix_hr_course_proof_course_id ON public.hr_course_proof USING btree (course_id)
;;
CREATE INDEX ix_hr_course_question_course_id ON public.hr_course_question USING btree (course_id)
;;
CREATE INDEX ix_hr_course_slide_course_id ON public.hr_course_slide USING btree (course_id)
;;
CREATE INDEX ix_hr_instruction_course_id ON public.hr_instruction USING btree (course_id)
;;
CREATE INDEX ix_hr_leave_opening_person_id ON public.hr_leave_opening USING btree (person_id)
;;
CREATE INDEX ix_hr_leaving_state ON public.hr_leaving USING btree (state)
;;
CREATE INDEX ix_hr_look_person_id ON public.hr_look USING btree (person_id)
;;
CREATE INDEX ix_hr_payroll_amount_slip_id ON public.hr_payroll_amount USING btree (slip_id)
;;
CREATE INDEX ix_hr_payroll_benefit_person_id_since ON public.hr_payroll_benefit USING btree (person_id, since)
;;
CREATE INDEX ix_hr_payroll_claim_person_id_since ON public.hr_payroll_claim USING btree (person_id, since)
;;
CREATE INDEX ix_hr_payroll_item_month ON public.hr_payroll_item USING btree (month)
;;
CREATE INDEX ix_hr_payroll_item_person_id_month ON public.hr_payroll_item USING btree (person_id, month)
;;
CREATE INDEX ix_hr_payroll_notice_due ON public.hr_payroll_notice USING btree (due)
;;
CREATE INDEX ix_hr_payroll_notice_person_id ON public.hr_payroll_notice USING btree (person_id)
;;
CREATE INDEX ix_hr_payroll_slip_person_id_month ON public.hr_payroll_slip USING btree (person_id, month)
;;
CREATE INDEX ix_hr_person_department ON public.hr_person USING btree (department)
;;
CREATE INDEX ix_hr_person_leaving ON public.hr_person USING btree (leaving)
;;
CREATE INDEX ix_hr_personal_permit_until ON public.hr_personal USING btree (permit_until)
;;
CREATE INDEX ix_hr_qualification_person_id ON public.hr_qualification USING btree (person_id)
;;
CREATE INDEX ix_hr_qualification_until ON public.hr_qualification USING btree (until)
;;
CREATE INDEX ix_hr_talk_course_course_id ON public.hr_talk_course USING btree (course_id)
;;
CREATE INDEX ix_hr_talk_course_person_id ON public.hr_talk_course USING btree (person_id)
;;
CREATE INDEX ix_hr_talk_day ON public.hr_talk USING btree (day)
;;
CREATE INDEX ix_hr_talk_goal_person_id ON public.hr_talk_goal USING btree (person_id)
;;
CREATE INDEX ix_hr_talk_lead_id ON public.hr_talk USING btree (lead_id)
;;
CREATE INDEX ix_hr_time_booking_person_id_day ON public.hr_time_booking USING btree (person_id, day)
;;
CREATE INDEX ix_hr_time_day ON public.hr_time USING btree (day)
;;
CREATE INDEX ix_hr_time_month_month ON public.hr_time_month USING btree (month)
;;
CREATE INDEX ix_hr_trip_person_id ON public.hr_trip USING btree (person_id)
;;
CREATE INDEX ix_hr_trip_receipt_trip_id ON public.hr_trip_receipt USING btree (trip_id)
;;
CREATE INDEX ix_hr_trip_since ON public.hr_trip USING btree (since)
;;
CREATE INDEX ix_hr_trip_state ON public.hr_trip USING btree (state)
;;
CREATE INDEX ix_hr_vacancy_lead_id ON public.hr_vacancy USING btree (lead_id)
;;
CREATE INDEX ix_import_file_sha256 ON public.import_file USING btree (sha256)
;;
CREATE INDEX ix_inventory_article_category_id ON public.inventory_article USING btree (category_id)
;;
CREATE INDEX ix_inventory_article_gtin ON public.inventory_article USING btree (gtin)
;;
CREATE INDEX ix_inventory_article_replaced_by_id ON public.inventory_article USING btree (replaced_by_id)
;;
CREATE INDEX ix_inventory_article_value_field_id ON public.inventory_article_value USING btree (field_id)
;;
CREATE INDEX ix_inventory_article_variant_of_id ON public.inventory_article USING btree (variant_of_id)
;;
CREATE INDEX ix_inventory_category_field_category_id ON public.inventory_category_field USING btree (category_id)
;;
CREATE INDEX ix_inventory_cost_move_id ON public.inventory_cost USING btree (move_id)
;;
CREATE INDEX ix_inventory_count_drawn_count_id ON public.inventory_count_drawn USING btree (count_id)
;;
CREATE INDEX ix_inventory_count_line_article_id ON public.inventory_count_line USING btree (article_id)
;;
CREATE INDEX ix_inventory_count_line_sheet ON public.inventory_count_line USING btree (count_id, sheet, number)
;;
CREATE INDEX ix_inventory_enquiry_line_article_id ON public.inventory_enquiry_line USING btree (article_id)
;;
CREATE INDEX ix_inventory_enquiry_line_enquiry_id ON public.inventory_enquiry_line USING btree (enquiry_id)
;;
CREATE INDEX ix_inventory_enquiry_line_need_id ON public.inventory_enquiry_line USING btree (need_id)
;;
CREATE INDEX ix_inventory_enquiry_line_order_line_id ON public.inventory_enquiry_line USING btree (order_line_id)
;;
CREATE INDEX ix_inventory_enquiry_number ON public.inventory_enquiry USING btree (number)
;;
CREATE INDEX ix_inventory_enquiry_state ON public.inventory_enquiry USING btree (state)
;;
CREATE INDEX ix_inventory_frame_contact_id ON public.inventory_frame USING btree (contact_id)
;;
CREATE INDEX ix_inventory_frame_line_article_id ON public.inventory_frame_line USING btree (article_id)
;;
CREATE INDEX ix_inventory_frame_line_frame_id ON public.inventory_frame_line USING btree (frame_id)
;;
CREATE INDEX ix_inventory_kit_part_part_id ON public.inventory_kit_part USING btree (part_id)
;;
CREATE INDEX ix_inventory_label_kind ON public.inventory_label USING btree (kind, article_id, serial)
;;
CREATE INDEX ix_inventory_label_lot_id ON public.inventory_label USING btree (lot_id)
;;
CREATE INDEX ix_inventory_label_place_id ON public.inventory_label USING btree (place_id)
;;
CREATE INDEX ix_inventory_level_place_id ON public.inventory_level USING btree (place_id)
;;
CREATE INDEX ix_inventory_move_article_id_day ON public.inventory_move USING btree (article_id, day, id)
;;
CREATE INDEX ix_inventory_move_day ON public.inventory_move USING btree (day, id)
;;
CREATE INDEX ix_inventory_move_document ON public.inventory_move USING btree (document)
;;
CREATE INDEX ix_inventory_move_project_project_id ON public.inventory_move_project USING btree (project_id)
;;
CREATE INDEX ix_inventory_move_return_of ON public.inventory_move USING btree (return_of)
;;
CREATE INDEX ix_inventory_need_article_id ON public.inventory_need USING btree (article_id)
;;
CREATE INDEX ix_inventory_need_number ON public.inventory_need USING btree (number)
;;
CREATE INDEX ix_inventory_need_order_line_id ON public.inventory_need USING btree (order_line_id)
;;
CREATE INDEX ix_inventory_need_state ON public.inventory_need USING btree (state)
;;
CREATE INDEX ix_inventory_offer_contact_id ON public.inventory_offer USING btree (contact_id)
;;
CREATE INDEX ix_inventory_offer_enquiry_id ON public.inventory_offer USING btree (enquiry_id)
;;
CREATE INDEX ix_inventory_offer_price_line_id ON public.inventory_offer_price USING btree (line_id)
;;
CREATE INDEX ix_inventory_order_bill_line_line_id ON public.inventory_order_bill_line USING btree (line_id)
;;
CREATE INDEX ix_inventory_order_bill_order_id ON public.inventory_order_bill USING btree (order_id)
;;
CREATE INDEX ix_inventory_order_contact_id ON public.inventory_order USING btree (contact_id)
;;
CREATE INDEX ix_inventory_order_line_article_id ON public.inventory_order_line USING btree (article_id)
;;
CREATE INDEX ix_inventory_order_line_frame_line_id ON public.inventory_order_line USING btree (frame_line_id)
;;
CREATE INDEX ix_inventory_order_line_order_id ON public.inventory_order_line USING btree (order_id)
;;
CREATE INDEX ix_inventory_order_number ON public.inventory_order USING btree (number)
;;
CREATE INDEX ix_inventory_order_state ON public.inventory_order USING btree (state)
;;
CREATE INDEX ix_inventory_place_code ON public.inventory_place USING btree (code)
;;
CREATE INDEX ix_inventory_price_article_id ON public.inventory_price USING btree (article_id)
;;
CREATE INDEX ix_inventory_receipt_line_id ON public.inventory_receipt USING btree (line_id)
;;
CREATE INDEX ix_inventory_receipt_return_of ON public.inventory_receipt USING btree (return_of)
;;
CREATE INDEX ix_inventory_reservation_article_id ON public.inventory_reservation USING btree (article_id)
;;
CREATE INDEX ix_inventory_supplier_contact_id ON public.inventory_supplier USING btree (contact_id)
;;
CREATE INDEX ix_inventory_supplier_number ON public.inventory_supplier USING btree (number)
;;
CREATE INDEX ix_inventory_value_article_id_day ON public.inventory_value USING btree (article_id, day, id)
;;
CREATE INDEX ix_inventory_value_day ON public.inventory_value USING btree (day)
;;
CREATE INDEX ix_inventory_value_move_id ON public.inventory_value USING btree (move_id)
;;
CREATE INDEX ix_it_access_component_id ON public.it_access USING btree (component_id)
;;
CREATE INDEX ix_it_access_level ON public.it_access USING btree (level)
;;
CREATE INDEX ix_it_access_person_id ON public.it_access USING btree (person_id)
;;
CREATE INDEX ix_it_access_review ON public.it_access USING btree (review)
;;
CREATE INDEX ix_it_access_revoked ON public.it_access USING btree (revoked)
;;
CREATE INDEX ix_it_address_asset_id ON public.it_address USING btree (asset_id)
;;
CREATE INDEX ix_it_address_component_id ON public.it_address USING btree (component_id)
;;
CREATE INDEX ix_it_address_place ON public.it_address USING btree (place)
;;
CREATE INDEX ix_it_address_subnet_id ON public.it_address USING btree (subnet_id)
;;
CREATE INDEX ix_it_agreement_calendar_id ON public.it_agreement USING btree (calendar_id)
;;
CREATE INDEX ix_it_arrival_asset_id ON public.it_arrival USING btree (asset_id)
;;
CREATE INDEX ix_it_article_category ON public.it_article USING btree (category)
;;
CREATE INDEX ix_it_article_tie_model_id ON public.it_article_tie USING btree (model_id)
;;
CREATE INDEX ix_it_asset_expected ON public.it_asset USING btree (expected)
;;
CREATE INDEX ix_it_asset_field_category_id ON public.it_asset_field USING btree (category_id)
;;
CREATE INDEX ix_it_asset_location_id ON public.it_asset USING btree (location_id)
;;
CREATE INDEX ix_it_asset_model_id ON public.it_asset USING btree (model_id)
;;
CREATE INDEX ix_it_asset_next_audit ON public.it_asset USING btree (next_audit)
;;
CREATE INDEX ix_it_asset_next_inspection ON public.it_asset USING btree (next_inspection)
;;
CREATE INDEX ix_it_asset_parent_id ON public.it_asset USING btree (parent_id)
;;
CREATE INDEX ix_it_asset_person_id ON public.it_asset USING btree (person_id)
;;
CREATE INDEX ix_it_asset_register_no ON public.it_asset USING btree (register_no)
;;
CREATE INDEX ix_it_asset_serial ON public.it_asset USING btree (serial)
;;
CREATE INDEX ix_it_asset_status ON public.it_asset USING btree (status)
;;
CREATE INDEX ix_it_asset_uuid ON public.it_asset USING btree (uuid)
;;
CREATE INDEX ix_it_asset_value_field_id ON public.it_asset_value USING btree (field_id)
;;
CREATE INDEX ix_it_audit_line_asset_id ON public.it_audit_line USING btree (asset_id)
;;
CREATE INDEX ix_it_audit_line_audit_id ON public.it_audit_line USING btree (audit_id)
;;
CREATE INDEX ix_it_audit_location_id ON public.it_audit USING btree (location_id)
;;
CREATE INDEX ix_it_backup_component_id ON public.it_backup USING btree (component_id)
;;
CREATE INDEX ix_it_backup_event_backup_id ON public.it_backup_event USING btree (backup_id)
;;
CREATE INDEX ix_it_backup_next_run ON public.it_backup USING btree (next_run)
;;
CREATE INDEX ix_it_backup_next_test ON public.it_backup USING btree (next_test)
;;
CREATE INDEX ix_it_backup_person_id ON public.it_backup USING btree (person_id)
;;
CREATE INDEX ix_it_change_component_id ON public.it_change USING btree (component_id)
;;
CREATE INDEX ix_it_change_planned ON public.it_change USING btree (planned)
;;
CREATE INDEX ix_it_change_stage ON public.it_change USING btree (stage)
;;
CREATE INDEX ix_it_check_area ON public.it_check USING btree (area)
;;
CREATE INDEX ix_it_check_due ON public.it_check USING btree (due)
;;
CREATE INDEX ix_it_check_next_review ON public.it_check USING btree (next_review)
;;
CREATE INDEX ix_it_check_person_id ON public.it_check USING btree (person_id)
;;
CREATE INDEX ix_it_check_state ON public.it_check USING btree (state)
;;
CREATE INDEX ix_it_component_asset_id ON public.it_component USING btree (asset_id)
;;
CREATE INDEX ix_it_component_kind ON public.it_component USING btree (kind)
;;
CREATE INDEX ix_it_component_person_id ON public.it_component USING btree (person_id)
;;
CREATE INDEX ix_it_component_state ON public.it_component USING btree (state)
;;
CREATE INDEX ix_it_contract_notice ON public.it_contract USING btree (notice)
;;
CREATE INDEX ix_it_contract_partner_id ON public.it_contract USING btree (partner_id)
;;
CREATE INDEX ix_it_contract_until ON public.it_contract USING btree (until)
;;
CREATE INDEX ix_it_covered_asset_id ON public.it_covered USING btree (asset_id)
;;
CREATE INDEX ix_it_covered_contract_id ON public.it_covered USING btree (contract_id)
;;
CREATE INDEX ix_it_custody_asset_id ON public.it_custody USING btree (asset_id)
;;
CREATE INDEX ix_it_custody_person_id ON public.it_custody USING btree (person_id)
;;
CREATE INDEX ix_it_custody_protocol_id ON public.it_custody USING btree (protocol_id)
;;
CREATE INDEX ix_it_dependency_needs_id ON public.it_dependency USING btree (needs_id)
;;
CREATE INDEX ix_it_facts_deviceid ON public.it_facts USING btree (deviceid)
;;
CREATE INDEX ix_it_facts_mac ON public.it_facts USING btree (mac)
;;
CREATE INDEX ix_it_inspection_asset_id ON public.it_inspection USING btree (asset_id)
;;
CREATE INDEX ix_it_inspection_day ON public.it_inspection USING btree (day)
;;
CREATE INDEX ix_it_kit_line_kit_id ON public.it_kit_line USING btree (kit_id)
;;
CREATE INDEX ix_it_licence_expires ON public.it_licence USING btree (expires)
;;
CREATE INDEX ix_it_licence_notice ON public.it_licence USING btree (notice)
;;
CREATE INDEX ix_it_licence_program ON public.it_licence USING btree (program)
;;
CREATE INDEX ix_it_location_parent_id ON public.it_location USING btree (parent_id)
;;
CREATE INDEX ix_it_maintenance_asset_id ON public.it_maintenance USING btree (asset_id)
;;
CREATE INDEX ix_it_maintenance_start ON public.it_maintenance USING btree (start)
;;
CREATE INDEX ix_it_model_category_id ON public.it_model USING btree (category_id)
;;
CREATE INDEX ix_it_program_asset_id_name ON public.it_program USING btree (asset_id, name)
;;
CREATE INDEX ix_it_program_begins ON public.it_program USING btree (begins, asset_id)
;;
CREATE INDEX ix_it_program_name ON public.it_program USING btree (name)
;;
CREATE INDEX ix_it_protocol_person_id ON public.it_protocol USING btree (person_id)
;;
CREATE INDEX ix_it_reservation_asset_id_since ON public.it_reservation USING btree (asset_id, since)
;;
CREATE INDEX ix_it_reservation_location_id ON public.it_reservation USING btree (location_id)
;;
CREATE INDEX ix_it_reservation_person_id ON public.it_reservation USING btree (person_id)
;;
CREATE INDEX ix_it_reservation_since ON public.it_reservation USING btree (since)
;;
CREATE INDEX ix_it_reservation_until ON public.it_reservation USING btree (until)
;;
CREATE INDEX ix_it_seat_asset_id ON public.it_seat USING btree (asset_id)
;;
CREATE INDEX ix_it_seat_licence_id ON public.it_seat USING btree (licence_id)
;;
CREATE INDEX ix_it_seat_person_id ON public.it_seat USING btree (person_id)
;;
CREATE INDEX ix_it_snippet_step ON public.it_snippet USING btree (step)
;;
CREATE INDEX ix_it_subnet_first ON public.it_subnet USING btree (first)
;;
CREATE UNIQUE INDEX ix_it_supply_article_id ON public.it_supply USING btree (article_id)
;;
CREATE INDEX ix_it_supply_issue_supply_move_id ON public.it_supply_issue USING btree (supply_move_id)
;;
CREATE INDEX ix_it_supply_kind ON public.it_supply USING btree (kind)
;;
CREATE INDEX ix_it_supply_move_asset_id ON public.it_supply_move USING btree (asset_id)
;;
CREATE INDEX ix_it_supply_move_person_id ON public.it_supply_move USING btree (person_id)
;;
CREATE INDEX ix_it_supply_move_protocol_id ON public.it_supply_move USING btree (protocol_id)
;;
CREATE INDEX ix_it_supply_move_supply_id ON public.it_supply_move USING btree (supply_id)
;;
CREATE INDEX ix_it_ticket_agent ON public.it_ticket USING btree (agent)
;;
CREATE INDEX ix_it_ticket_asset_id ON public.it_ticket USING btree (asset_id)
;;
CREATE INDEX ix_it_ticket_created ON public.it_ticket USING btree (created)
;;
CREATE INDEX ix_it_ticket_entry_requester_id ON public.it_ticket_entry USING btree (requester_id)
;;
CREATE INDEX ix_it_ticket_entry_ticket_id ON public.it_ticket_entry USING btree (ticket_id)
;;
CREATE INDEX ix_it_ticket_link_other_id ON public.it_ticket_link USING btree (other_id)
;;
CREATE INDEX ix_it_ticket_mail_message_id ON public.it_ticket_mail USING btree (message_id)
;;
CREATE INDEX ix_it_ticket_mail_ticket_id ON public.it_ticket_mail USING btree (ticket_id)
;;
CREATE INDEX ix_it_ticket_merged_into ON public.it_ticket USING btree (merged_into)
;;
CREATE INDEX ix_it_ticket_next_due ON public.it_ticket USING btree (next_due)
;;
CREATE INDEX ix_it_ticket_parent_id ON public.it_ticket USING btree (parent_id)
;;
CREATE INDEX ix_it_ticket_priority ON public.it_ticket USING btree (priority)
;;
CREATE INDEX ix_it_ticket_requester_id ON public.it_ticket USING btree (requester_id)
;;
CREATE INDEX ix_it_ticket_solved ON public.it_ticket USING btree (solved)
;;
CREATE INDEX ix_it_ticket_state ON public.it_ticket USING btree (state)
;;
CREATE INDEX ix_it_ticket_step_ticket_id ON public.it_ticket_step USING btree (ticket_id)
;;
CREATE INDEX ix_it_ticket_task_ticket_id ON public.it_ticket_task USING btree (ticket_id)
;;
CREATE INDEX ix_it_ticket_warn_at ON public.it_ticket USING btree (warn_at)
;;
CREATE INDEX ix_it_weakness_asset_id ON public.it_weakness USING btree (asset_id)
;;
CREATE INDEX ix_it_weakness_component_id ON public.it_weakness USING btree (component_id)
;;
CREATE INDEX ix_it_weakness_due ON public.it_weakness USING btree (due)
;;
CREATE INDEX ix_it_weakness_person_id ON public.it_weakness USING btree (person_id)
;;
CREATE INDEX ix_it_weakness_reference ON public.it_weakness USING btree (reference)
;;
CREATE INDEX ix_it_weakness_severity ON public.it_weakness USING btree (severity)
;;
CREATE INDEX ix_it_weakness_state ON public.it_weakness USING btree (state)
;;
CREATE INDEX ix_it_wipe_asset_id ON public.it_wipe USING btree (asset_id)
;;
CREATE INDEX ix_note_table_name_row_key ON public.note USING btree (table_name, row_key)
;;
CREATE INDEX ix_office_rule_firing_outcome ON public.office_rule_firing USING btree (outcome)
;;
CREATE INDEX ix_organisation_agenda_item_meeting_id ON public.organisation_agenda_item USING btree (meeting_id)
;;
CREATE INDEX ix_organisation_agenda_item_person_id ON public.organisation_agenda_item USING btree (person_id)
;;
CREATE INDEX ix_organisation_agenda_item_series_id ON public.organisation_agenda_item USING btree (series_id, meeting_id)
;;
CREATE INDEX ix_organisation_campaign_contact_campaign_id ON public.organisation_campaign_contact USING btree (campaign_id)
;;
CREATE INDEX ix_organisation_campaign_contact_contact_id ON public.organisation_campaign_contact USING btree (contact_id)
;;
CREATE INDEX ix_organisation_candidate_project_id ON public.organisation_candidate USING btree (project_id)
;;
CREATE INDEX ix_organisation_goal_check_in_result_id ON public.organisation_goal_check_in USING btree (result_id)
;;
CREATE INDEX ix_organisation_goal_project_project_id ON public.organisation_goal_project USING btree (project_id)
;;
CREATE INDEX ix_organisation_goal_quarter ON public.organisation_goal USING btree (quarter)
;;
CREATE INDEX ix_organisation_goal_result_goal_id ON public.organisation_goal_result USING btree (goal_id)
;;
CREATE INDEX ix_organisation_idea_assessment_scheme_id ON public.organisation_idea_assessment USING btree (scheme_id)
;;
CREATE INDEX ix_organisation_idea_author_id ON public.organisation_idea USING btree (author_id)
;;
CREATE INDEX ix_organisation_idea_campaign_id ON public.organisation_idea USING btree (campaign_id)
;;
CREATE INDEX ix_organisation_idea_double_of_id ON public.organisation_idea USING btree (double_of_id)
;;
CREATE INDEX ix_organisation_idea_project_id ON public.organisation_idea USING btree (project_id)
;;
CREATE INDEX ix_organisation_idea_state ON public.organisation_idea USING btree (state, answer_by)
;;
CREATE INDEX ix_organisation_meeting_day ON public.organisation_meeting USING btree (day)
;;
CREATE INDEX ix_organisation_meeting_member_person_id ON public.organisation_meeting_member USING btree (person_id)
;;
CREATE INDEX ix_organisation_meeting_seat_member_id ON public.organisation_meeting_seat USING btree (member_id)
;;
CREATE INDEX ix_organisation_meeting_series_project_id ON public.organisation_meeting_series USING btree (project_id)
;;
CREATE INDEX ix_organisation_notice_paper_person_id ON public.organisation_notice_paper USING btree (person_id)
;;
CREATE INDEX ix_organisation_opportunity_contact_id ON public.organisation_opportunity USING btree (contact_id)
;;
CREATE INDEX ix_organisation_outcome_meeting_id ON public.organisation_outcome USING btree (meeting_id)
;;
CREATE INDEX ix_organisation_outcome_person_id ON public.organisation_outcome USING btree (person_id)
;;
CREATE INDEX ix_organisation_outcome_replaced_by_id ON public.organisation_outcome USING btree (replaced_by_id)
;;
CREATE INDEX ix_organisation_project_contact_id ON public.organisation_project USING btree (contact_id)
;;
CREATE INDEX ix_organisation_project_member_person_id ON public.organisation_project_member USING btree (person_id)
;;
CREATE INDEX ix_organisation_project_time_day ON public.organisation_project_time USING btree (day, minutes)
;;
CREATE INDEX ix_organisation_project_time_document_id ON public.organisation_project_time USING btree (document_id)
;;
CREATE INDEX ix_organisation_project_time_person_day ON public.organisation_project_time USING btree (person_id, day)
;;
CREATE INDEX ix_organisation_project_time_project ON public.organisation_project_time USING btree (project_id, day, person_id, minutes)
;;
CREATE INDEX ix_organisation_project_time_task_id ON public.organisation_project_time USING btree (task_id)
;;
CREATE INDEX ix_organisation_question_record ON public.organisation_question USING btree (table_name, row_key)
;;
CREATE INDEX ix_organisation_question_state ON public.organisation_question USING btree (state)
;;
CREATE INDEX ix_organisation_task_finish ON public.organisation_task USING btree (finish)
;;
CREATE INDEX ix_organisation_task_link_before_id ON public.organisation_task_link USING btree (before_id)
;;
CREATE INDEX ix_organisation_task_parent_id ON public.organisation_task USING btree (parent_id)
;;
CREATE INDEX ix_organisation_task_person_id ON public.organisation_task USING btree (person_id)
;;
CREATE INDEX ix_organisation_task_state ON public.organisation_task USING btree (state, finish)
;;
CREATE INDEX ix_search_deep_body ON public.search_deep USING gin (body) WITH (fastupdate=off)
;;
CREATE INDEX ix_search_text_body ON public.search_text USING gin (body)
;;
CREATE INDEX ix_search_text_row_key ON public.search_text USING btree (row_key)
;;
CREATE INDEX ix_sign_in_at ON public.sign_in USING btree (at)
;;
CREATE INDEX ix_sign_in_user_id ON public.sign_in USING btree (user_id)
;;
CREATE INDEX ix_trail_run ON public.trail USING btree (run)
;;
CREATE INDEX ix_trail_table_name_row_key ON public.trail USING btree (table_name, row_key)
;;
CREATE UNIQUE INDEX uq_cockpit_target ON public.cockpit_target USING btree (figure, since)
;;
CREATE UNIQUE INDEX uq_cockpit_value ON public.cockpit_value USING btree (figure, month)
;;
CREATE UNIQUE INDEX uq_contact_terms_day ON public.contact_terms USING btree (contact_id, side, valid_from)
;;
CREATE UNIQUE INDEX uq_document_field_type_title ON public.document_field USING btree (type, title)
;;
CREATE UNIQUE INDEX uq_document_folder_trouble_watched_id_name ON public.document_folder_trouble USING btree (watched_id, name)
;;
CREATE UNIQUE INDEX uq_document_held_hold_id_document_id ON public.document_held USING btree (hold_id, document_id)
;;
CREATE UNIQUE INDEX uq_document_tagged_document_id_tag_id ON public.document_tagged USING btree (document_id, tag_id)
;;
CREATE UNIQUE INDEX uq_document_value_document_id_field_id ON public.document_value USING btree (document_id, field_id)
;;
CREATE UNIQUE INDEX uq_document_version_document_id_place ON public.document_version USING btree (document_id, place)
;;
CREATE UNIQUE INDEX uq_finance_account_place_account_id_valid_from ON public.finance_account_place USING btree (account_id, valid_from)
;;
CREATE UNIQUE INDEX uq_finance_bank_line_stack_line ON public.finance_bank_line USING btree (bank_account_id, stack_line_id) WHERE (stack_line_id IS NOT NULL)
;;
CREATE UNIQUE INDEX uq_finance_budget_line_place ON public.finance_budget_line USING btree (scheme, period_id, account_id, cost1)
;;
CREATE UNIQUE INDEX uq_finance_budget_note_place ON public.finance_budget_note USING btree (period_id, account_id)
;;
CREATE UNIQUE INDEX uq_finance_cash_count_day ON public.finance_cash_count USING btree (register_id, day)
;;
CREATE UNIQUE INDEX uq_finance_cost_centre_dimension_code ON public.finance_cost_centre USING btree (dimension, code)
;;
CREATE UNIQUE INDEX uq_finance_dunning_block ON public.finance_dunning_block USING btree (account, document)
;;
CREATE UNIQUE INDEX uq_finance_dunning_item ON public.finance_dunning_item USING btree (account, document, level, taken)
;;
CREATE UNIQUE INDEX uq_finance_dunning_level ON public.finance_dunning_level USING btree (group_id, level)
;;
CREATE UNIQUE INDEX uq_finance_entry_fiscal_year_id_number ON public.finance_entry USING btree (fiscal_year_id, number) WHERE (number IS NOT NULL)
;;
CREATE UNIQUE INDEX uq_finance_entry_vat ON public.finance_entry USING btree (document) WHERE (((origin)::text = 'vat'::text) AND (reversal_of IS NULL))
;;
CREATE UNIQUE INDEX uq_finance_purchase_position ON public.finance_purchase_position USING btree (purchase_id, place)
;;
CREATE UNIQUE INDEX uq_finance_sales_billed_recurring_id_start ON public.finance_sales_billed USING btree (recurring_id, start)
;;
CREATE UNIQUE INDEX uq_finance_sales_price_step_recurring_id_since ON public.finance_sales_price_step USING btree (recurring_id, since)
;;
CREATE UNIQUE INDEX uq_finance_tax_case_key_valid_from ON public.finance_tax_case USING btree (key, valid_from)
;;
CREATE UNIQUE INDEX uq_finance_vat_return_since_until_number ON public.finance_vat_return USING btree (since, until, number)
;;
CREATE UNIQUE INDEX uq_governance_control_test ON public.governance_control_test USING btree (control_id, due)
;;
CREATE UNIQUE INDEX uq_governance_risk ON public.governance_risk USING btree (analysis_id, place)
;;
CREATE UNIQUE INDEX uq_hr_applicant_score_applicant_id_person_id ON public.hr_applicant_score USING btree (applicant_id, person_id)
;;
CREATE UNIQUE INDEX uq_hr_appointment_applicant_id_day_at ON public.hr_appointment USING btree (applicant_id, day, at)
;;
CREATE UNIQUE INDEX uq_hr_assignment_person_id_since ON public.hr_assignment USING btree (person_id, since)
;;
CREATE UNIQUE INDEX uq_hr_bank_person_id_since ON public.hr_bank USING btree (person_id, since)
;;
CREATE UNIQUE INDEX uq_hr_checklist_item_person_id_task_id_day ON public.hr_checklist_item USING btree (person_id, task_id, day)
;;
CREATE UNIQUE INDEX uq_hr_contract_person_id_since ON public.hr_contract USING btree (person_id, since)
;;
CREATE UNIQUE INDEX uq_hr_course_participant ON public.hr_course_participant USING btree (event_id, person_id)
;;
CREATE UNIQUE INDEX uq_hr_course_proof ON public.hr_course_proof USING btree (person_id, course_id, day)
;;
CREATE UNIQUE INDEX uq_hr_disability_person_id_since ON public.hr_disability USING btree (person_id, since)
;;
CREATE UNIQUE INDEX uq_hr_insurance_person_id_since ON public.hr_insurance USING btree (person_id, since)
;;
CREATE UNIQUE INDEX uq_hr_leave_notice_person_id_year ON public.hr_leave_notice USING btree (person_id, year)
;;
CREATE UNIQUE INDEX uq_hr_pay_person_id_since ON public.hr_pay USING btree (person_id, since)
;;
CREATE UNIQUE INDEX uq_hr_payroll_fund_name_since ON public.hr_payroll_fund USING btree (name, since)
;;
CREATE UNIQUE INDEX uq_hr_payroll_opening_person_id_year ON public.hr_payroll_opening USING btree (person_id, year)
;;
CREATE UNIQUE INDEX uq_hr_payroll_payment_run_id_fund ON public.hr_payroll_payment USING btree (run_id, fund)
;;
CREATE UNIQUE INDEX uq_hr_payroll_slip_run_id_person_id_month ON public.hr_payroll_slip USING btree (run_id, person_id, month)
;;
CREATE UNIQUE INDEX uq_hr_payroll_terms_person_id_since ON public.hr_payroll_terms USING btree (person_id, since)
;;
CREATE UNIQUE INDEX uq_hr_person_login ON public.hr_person USING btree (login) WHERE ((login)::text <> ''::text)
;;
CREATE UNIQUE INDEX uq_hr_reference_block_aspect_grade ON public.hr_reference_block USING btree (aspect, grade)
;;
CREATE UNIQUE INDEX uq_hr_skill_level_person_id_skill_id ON public.hr_skill_level USING btree (person_id, skill_id)
;;
CREATE UNIQUE INDEX uq_hr_skill_need_job_skill_id ON public.hr_skill_need USING btree (job, skill_id)
;;
CREATE UNIQUE INDEX uq_hr_talk_course_talk_id_course_id ON public.hr_talk_course USING btree (talk_id, course_id)
;;
CREATE UNIQUE INDEX uq_hr_talk_goal_talk_id_title ON public.hr_talk_goal USING btree (talk_id, title)
;;
CREATE UNIQUE INDEX uq_hr_talk_person_id_day ON public.hr_talk USING btree (person_id, day)
;;
CREATE UNIQUE INDEX uq_hr_tax_person_id_since ON public.hr_tax USING btree (person_id, since)
;;
CREATE UNIQUE INDEX uq_hr_time_month_person_id_month ON public.hr_time_month USING btree (person_id, month)
;;
CREATE UNIQUE INDEX uq_hr_time_note_person_id_day_rule ON public.hr_time_note USING btree (person_id, day, rule)
;;
CREATE UNIQUE INDEX uq_hr_time_person_id_day_begin ON public.hr_time USING btree (person_id, day, begin)
;;
CREATE UNIQUE INDEX uq_hr_time_rule_person_id_since ON public.hr_time_rule USING btree (person_id, since)
;;
CREATE UNIQUE INDEX uq_hr_training_budget_year_cost1 ON public.hr_training_budget USING btree (year, cost1)
;;
CREATE UNIQUE INDEX uq_hr_trip_day_trip_id_day ON public.hr_trip_day USING btree (trip_id, day)
;;
CREATE UNIQUE INDEX uq_hr_trip_leg_trip_id_place ON public.hr_trip_leg USING btree (trip_id, place)
;;
CREATE UNIQUE INDEX uq_inventory_offer ON public.inventory_offer USING btree (enquiry_id, contact_id)
;;
CREATE UNIQUE INDEX uq_inventory_offer_price ON public.inventory_offer_price USING btree (offer_id, line_id, "least")
;;
CREATE UNIQUE INDEX uq_inventory_order_bill_line ON public.inventory_order_bill_line USING btree (bill_id, line_id)
;;
CREATE UNIQUE INDEX uq_it_asset_value_asset_id_field_id ON public.it_asset_value USING btree (asset_id, field_id)
;;
CREATE UNIQUE INDEX uq_it_audit_open ON public.it_audit USING btree (location_id) WHERE (closed IS NULL)
;;
CREATE UNIQUE INDEX uq_it_covered_contract_id_asset_id ON public.it_covered USING btree (contract_id, asset_id)
;;
CREATE UNIQUE INDEX uq_it_dependency_component_id_needs_id ON public.it_dependency USING btree (component_id, needs_id)
;;
CREATE UNIQUE INDEX uq_it_model_manufacturer_name ON public.it_model USING btree (manufacturer, name)
;;
CREATE UNIQUE INDEX uq_it_seat_licence_id_person_id_asset_id ON public.it_seat USING btree (licence_id, person_id, asset_id)
;;
CREATE UNIQUE INDEX uq_it_ticket_link_ticket_id_other_id ON public.it_ticket_link USING btree (ticket_id, other_id)
;;
CREATE UNIQUE INDEX uq_office_job_run ON public.office_job_run USING btree (job_id, due)
;;
CREATE UNIQUE INDEX uq_office_rule_firing ON public.office_rule_firing USING btree (rule_id, table_name, row_key, cause)
;;
CREATE UNIQUE INDEX uq_organisation_campaign_contact ON public.organisation_campaign_contact USING btree (campaign_id, contact_id)
;;
CREATE UNIQUE INDEX uq_organisation_goal_project ON public.organisation_goal_project USING btree (goal_id, project_id)
;;
CREATE UNIQUE INDEX uq_organisation_idea_opinion ON public.organisation_idea_opinion USING btree (idea_id, login)
;;
CREATE UNIQUE INDEX uq_organisation_idea_support ON public.organisation_idea_support USING btree (idea_id, login)
;;
CREATE UNIQUE INDEX uq_organisation_meeting ON public.organisation_meeting USING btree (series_id, day, at)
;;
CREATE UNIQUE INDEX uq_organisation_meeting_member ON public.organisation_meeting_member USING btree (series_id, person_id)
;;
CREATE UNIQUE INDEX uq_organisation_meeting_rule ON public.organisation_meeting_rule USING btree (series_id, since)
;;
CREATE UNIQUE INDEX uq_organisation_meeting_seat ON public.organisation_meeting_seat USING btree (meeting_id, member_id)
;;
CREATE UNIQUE INDEX uq_organisation_notice_edition ON public.organisation_notice_edition USING btree (notice_id, number)
;;
CREATE UNIQUE INDEX uq_organisation_notice_paper ON public.organisation_notice_paper USING btree (notice_id, revision, person_id, day)
;;
CREATE UNIQUE INDEX uq_organisation_notice_receipt ON public.organisation_notice_receipt USING btree (notice_id, revision, login, turn)
;;
CREATE UNIQUE INDEX uq_organisation_outcome ON public.organisation_outcome USING btree (meeting_id, line)
;;
CREATE UNIQUE INDEX uq_organisation_project_member ON public.organisation_project_member USING btree (project_id, person_id)
;;
CREATE UNIQUE INDEX uq_organisation_task_link ON public.organisation_task_link USING btree (task_id, before_id)
;;
CREATE UNIQUE INDEX uq_organisation_task_number ON public.organisation_task USING btree (project_id, number)
;;
CREATE UNIQUE INDEX uq_organisation_task_occurs ON public.organisation_task USING btree (origin_id, occurs)
;;
CREATE UNIQUE INDEX uq_organisation_task_source ON public.organisation_task USING btree (source_table, source_key)
;;
CREATE UNIQUE INDEX uq_setting_key_login ON public.setting USING btree (key, login)
;;
CREATE UNIQUE INDEX uq_shared_view_list_name ON public.shared_view USING btree (list, name)
;;
CREATE UNIQUE INDEX ux_inventory_count_line_place ON public.inventory_count_line USING btree (count_id, article_id, place_id, lot_id, condition, serial)
;;
CREATE OR REPLACE FUNCTION public.kontor_entry_refers()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT fiscal_year_id FROM fresh EXCEPT SELECT id FROM finance_fiscal_year)
    OR EXISTS (SELECT period_id FROM fresh EXCEPT SELECT id FROM finance_period) THEN
    RAISE foreign_key_violation USING MESSAGE = 'guard: an entry of no fiscal year or no period is refused';
  END IF;
  RETURN NULL;
END $function$
;;
CREATE OR REPLACE FUNCTION public.kontor_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN RAISE EXCEPTION 'guard: % on % is refused', TG_OP, TG_TABLE_NAME; END $function$
;;
CREATE OR REPLACE FUNCTION public.kontor_guard_blob()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM archive_bond WHERE sha256 = OLD.sha256)
    OR EXISTS (SELECT 1 FROM archive_bond WHERE sha256 = OLD.sha256 AND (until IS NULL OR until >= CURRENT_DATE::text)) THEN
    RAISE EXCEPTION 'guard: archived files stay';
  END IF;
  RETURN OLD;
END $function$
;;
CREATE OR REPLACE FUNCTION public.kontor_guard_bond()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF EXISTS (SELECT 1 FROM archive_blob WHERE sha256 = OLD.sha256) THEN
      RAISE EXCEPTION 'guard: a term never goes while its file is here';
    END IF;
    RETURN OLD;
  END IF;
  IF NEW.sha256 <> OLD.sha256 OR NEW.owner <> OLD.owner OR NEW.since <> OLD.since
    OR (OLD.until IS NOT NULL AND (NEW.until IS NULL OR NEW.until < OLD.until) AND OLD.since < (CURRENT_DATE - 1)::text
      AND NOT EXISTS (SELECT 1 FROM archive_shorter m WHERE m.owner = OLD.owner AND m.until IS NOT DISTINCT FROM NEW.until)) THEN
    RAISE EXCEPTION 'guard: a term never ends earlier';
  END IF;
  RETURN NEW;
END $function$
;;
CREATE OR REPLACE FUNCTION public.kontor_guard_document()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.state = 'erased' OR (OLD.state <> 'inbox' AND OLD.keep_until IS NOT NULL AND (NEW.keep_until IS NULL OR NEW.keep_until < OLD.keep_until)
  AND NOT EXISTS (SELECT 1 FROM document_correction c WHERE c.document_id = OLD.id AND c.agreed_at IS NOT NULL
    AND c.agreed_by <> c.asked_by AND c.until IS NOT DISTINCT FROM NEW.keep_until)) THEN
    RAISE EXCEPTION 'guard: UPDATE on document is refused';
  END IF;
  RETURN NEW;
END $function$
;;
CREATE OR REPLACE FUNCTION public.kontor_guard_erasure()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN IF NEW.state = 'erased' AND (OLD.keep_until IS NULL OR OLD.keep_until >= CURRENT_DATE
  OR EXISTS (SELECT 1 FROM document_held h JOIN document_hold m ON m.id = h.hold_id WHERE h.document_id = OLD.id AND m.released IS NULL)
  OR NOT EXISTS (SELECT 1 FROM document_erasure e WHERE e.document_id = OLD.id AND e.released_at IS NOT NULL
    AND e.withdrawn_at IS NULL AND e.released_by <> e.proposed_by)) THEN RAISE EXCEPTION 'guard: an erasure needs its term, no hold and two people'; END IF; RETURN NEW; END $function$
;;
CREATE OR REPLACE FUNCTION public.kontor_guard_governance_risk()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    IF EXISTS (SELECT 1 FROM governance_analysis a WHERE a.id = OLD.analysis_id AND a.state = 'accepted') THEN
      RAISE EXCEPTION 'guard: % on % is refused', TG_OP, TG_TABLE_NAME;
    END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF EXISTS (SELECT 1 FROM governance_analysis a WHERE a.id = NEW.analysis_id AND a.state = 'accepted') THEN
    RAISE EXCEPTION 'guard: % on % is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $function$
;;
CREATE OR REPLACE FUNCTION public.kontor_guard_governance_risk_measure()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    IF EXISTS (SELECT 1 FROM governance_risk r JOIN governance_analysis a ON a.id = r.analysis_id WHERE r.id = OLD.risk_id AND a.state = 'accepted') THEN
      RAISE EXCEPTION 'guard: % on % is refused', TG_OP, TG_TABLE_NAME;
    END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF EXISTS (SELECT 1 FROM governance_risk r JOIN governance_analysis a ON a.id = r.analysis_id WHERE r.id = NEW.risk_id AND a.state = 'accepted') THEN
    RAISE EXCEPTION 'guard: % on % is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $function$
;;
CREATE OR REPLACE FUNCTION public.kontor_guard_hr_payroll_amount()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    IF EXISTS (SELECT 1 FROM hr_payroll_slip s JOIN hr_payroll_run r ON r.id = s.run_id WHERE s.id = OLD.slip_id AND r.state = 'released') THEN
      RAISE EXCEPTION 'guard: % on % is refused', TG_OP, TG_TABLE_NAME;
    END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF EXISTS (SELECT 1 FROM hr_payroll_slip s JOIN hr_payroll_run r ON r.id = s.run_id WHERE s.id = NEW.slip_id AND r.state = 'released') THEN
    RAISE EXCEPTION 'guard: % on % is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $function$
;;
CREATE OR REPLACE FUNCTION public.kontor_guard_hr_payroll_slip()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    IF EXISTS (SELECT 1 FROM hr_payroll_run r WHERE r.id = OLD.run_id AND r.state = 'released') THEN
      RAISE EXCEPTION 'guard: % on % is refused', TG_OP, TG_TABLE_NAME;
    END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF EXISTS (SELECT 1 FROM hr_payroll_run r WHERE r.id = NEW.run_id AND r.state = 'released') THEN
    RAISE EXCEPTION 'guard: % on % is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $function$
;;
CREATE OR REPLACE FUNCTION public.kontor_guard_line()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT 1 FROM finance_entry e WHERE e.id = OLD.entry_id AND e.number IS NOT NULL) THEN
    RAISE EXCEPTION 'guard: % on % is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF NEW.entry_id <> OLD.entry_id
    AND EXISTS (SELECT 1 FROM finance_entry e WHERE e.id = NEW.entry_id AND e.number IS NOT NULL) THEN
    RAISE EXCEPTION 'guard: % on % is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $function$
;;
CREATE OR REPLACE FUNCTION public.kontor_guard_minutes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    IF EXISTS (SELECT 1 FROM organisation_meeting m WHERE m.id = OLD.meeting_id AND m.state = 'approved') THEN
      RAISE EXCEPTION 'guard: % on % is refused', TG_OP, TG_TABLE_NAME;
    END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF EXISTS (SELECT 1 FROM organisation_meeting m WHERE m.id = NEW.meeting_id AND m.state = 'approved') THEN
    RAISE EXCEPTION 'guard: % on % is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $function$
;;
CREATE OR REPLACE FUNCTION public.kontor_guard_moved_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.period_id <> OLD.period_id
    AND EXISTS (SELECT 1 FROM finance_period p WHERE p.id = NEW.period_id AND p.state = 'final') THEN
    RAISE EXCEPTION 'guard: % on % is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $function$
;;
CREATE OR REPLACE FUNCTION public.kontor_guard_new_entries()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT 1 FROM fresh WHERE number IS NOT NULL)
    OR EXISTS (SELECT 1 FROM fresh JOIN finance_period p ON p.id = fresh.period_id WHERE p.state = 'final') THEN
    RAISE EXCEPTION 'guard: % on % is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $function$
;;
CREATE OR REPLACE FUNCTION public.kontor_guard_new_lines()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  span record;
BEGIN
  SELECT min(entry_id) AS first, max(entry_id) AS last FROM fresh INTO span;
  IF EXISTS (SELECT 1 FROM finance_entry WHERE id BETWEEN span.first AND span.last AND number IS NOT NULL)
    AND EXISTS (SELECT 1 FROM fresh JOIN finance_entry e ON e.id = fresh.entry_id WHERE e.number IS NOT NULL) THEN
    RAISE EXCEPTION 'guard: % on % is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $function$
;;
CREATE OR REPLACE FUNCTION public.kontor_guard_sales_line()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    IF EXISTS (SELECT 1 FROM finance_sales_document d WHERE d.id = OLD.document_id AND d.number <> '') THEN
      RAISE EXCEPTION 'guard: % on % is refused', TG_OP, TG_TABLE_NAME;
    END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF EXISTS (SELECT 1 FROM finance_sales_document d WHERE d.id = NEW.document_id AND d.number <> '') THEN
    RAISE EXCEPTION 'guard: % on % is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $function$
;;
CREATE OR REPLACE FUNCTION public.kontor_keep_referred()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  used boolean;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id = OLD.id THEN
    RETURN NEW;
  END IF;
  EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I WHERE %I = $1)', TG_ARGV[0], TG_ARGV[1]) INTO used USING OLD.id;
  IF used THEN
    RAISE foreign_key_violation USING MESSAGE = 'guard: ' || TG_TABLE_NAME || ' is still referred to by ' || TG_ARGV[0];
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $function$
;;
CREATE OR REPLACE FUNCTION public.kontor_line_refers()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  span record;
BEGIN
  SELECT min(entry_id) AS first, max(entry_id) AS last FROM fresh INTO span;
  IF EXISTS (SELECT 1 FROM fresh f WHERE NOT EXISTS (SELECT 1 FROM finance_account a WHERE a.id = f.account_id))
    OR EXISTS (SELECT entry_id FROM fresh EXCEPT SELECT id FROM finance_entry WHERE id BETWEEN span.first AND span.last) THEN
    RAISE foreign_key_violation USING MESSAGE = 'guard: a line of no account or no entry is refused';
  END IF;
  RETURN NULL;
END $function$
;;
CREATE TRIGGER guard_archive_blob_delete BEFORE DELETE ON public.archive_blob FOR EACH ROW EXECUTE FUNCTION kontor_guard_blob()
;;
CREATE TRIGGER guard_archive_blob_update BEFORE UPDATE OF sha256, size, data ON public.archive_blob FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_archive_bond BEFORE DELETE OR UPDATE ON public.archive_bond FOR EACH ROW EXECUTE FUNCTION kontor_guard_bond()
;;
CREATE TRIGGER guard_archive_shorter BEFORE DELETE OR UPDATE ON public.archive_shorter FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_document_delete BEFORE DELETE ON public.document FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_document_erasing BEFORE UPDATE ON public.document FOR EACH ROW EXECUTE FUNCTION kontor_guard_erasure()
;;
CREATE TRIGGER guard_document_update BEFORE UPDATE ON public.document FOR EACH ROW EXECUTE FUNCTION kontor_guard_document()
;;
CREATE TRIGGER guard_document_correction_delete BEFORE DELETE ON public.document_correction FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_document_correction_update BEFORE UPDATE ON public.document_correction FOR EACH ROW WHEN (((new.document_id <> old.document_id) OR ((new.asked_by)::text <> (old.asked_by)::text) OR (new.until IS DISTINCT FROM old.until) OR ((old.agreed_at IS NOT NULL) AND ((new.agreed_at IS DISTINCT FROM old.agreed_at) OR ((new.agreed_by)::text <> (old.agreed_by)::text))))) EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_document_erasure_delete BEFORE DELETE ON public.document_erasure FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_document_erasure_update BEFORE UPDATE ON public.document_erasure FOR EACH ROW WHEN (((old.erased_at IS NOT NULL) OR (new.document_id <> old.document_id) OR ((new.proposed_by)::text <> (old.proposed_by)::text))) EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_document_held_delete BEFORE DELETE ON public.document_held FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_document_held_update BEFORE UPDATE ON public.document_held FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_document_hold_delete BEFORE DELETE ON public.document_hold FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_document_version_delete BEFORE DELETE ON public.document_version FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_document_version_update BEFORE UPDATE ON public.document_version FOR EACH ROW WHEN (((new.sha256 <> old.sha256) OR (new.document_id <> old.document_id) OR (new.place <> old.place) OR (new.size <> old.size) OR ((old.record_sha256 IS NOT NULL) AND ((new.record_sha256 IS NULL) OR (new.record_sha256 <> old.record_sha256))))) EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_finance_account_delete BEFORE DELETE ON public.finance_account FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_finance_account_update BEFORE UPDATE ON public.finance_account FOR EACH ROW WHEN (((old.number)::text <> (new.number)::text)) EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER keep_finance_line_account_id BEFORE DELETE OR UPDATE OF id ON public.finance_account FOR EACH ROW EXECUTE FUNCTION kontor_keep_referred('finance_line', 'account_id')
;;
CREATE TRIGGER guard_finance_entry_delete BEFORE DELETE ON public.finance_entry FOR EACH ROW WHEN ((old.number IS NOT NULL)) EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_finance_entry_insert AFTER INSERT ON public.finance_entry REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION kontor_guard_new_entries()
;;
CREATE TRIGGER guard_finance_entry_move BEFORE UPDATE OF period_id ON public.finance_entry FOR EACH ROW EXECUTE FUNCTION kontor_guard_moved_entry()
;;
CREATE TRIGGER guard_finance_entry_update BEFORE UPDATE ON public.finance_entry FOR EACH ROW WHEN ((old.number IS NOT NULL)) EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER keep_finance_line_entry_id BEFORE DELETE OR UPDATE OF id ON public.finance_entry FOR EACH ROW EXECUTE FUNCTION kontor_keep_referred('finance_line', 'entry_id')
;;
CREATE TRIGGER refers_finance_entry_insert AFTER INSERT ON public.finance_entry REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION kontor_entry_refers()
;;
CREATE TRIGGER refers_finance_entry_update AFTER UPDATE ON public.finance_entry REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION kontor_entry_refers()
;;
CREATE TRIGGER keep_finance_entry_fiscal_year_id BEFORE DELETE OR UPDATE OF id ON public.finance_fiscal_year FOR EACH ROW EXECUTE FUNCTION kontor_keep_referred('finance_entry', 'fiscal_year_id')
;;
CREATE TRIGGER guard_finance_line_delete BEFORE DELETE ON public.finance_line FOR EACH ROW EXECUTE FUNCTION kontor_guard_line()
;;
CREATE TRIGGER guard_finance_line_insert AFTER INSERT ON public.finance_line REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION kontor_guard_new_lines()
;;
CREATE TRIGGER guard_finance_line_update BEFORE UPDATE ON public.finance_line FOR EACH ROW EXECUTE FUNCTION kontor_guard_line()
;;
CREATE TRIGGER refers_finance_line_insert AFTER INSERT ON public.finance_line REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION kontor_line_refers()
;;
CREATE TRIGGER refers_finance_line_update AFTER UPDATE ON public.finance_line REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION kontor_line_refers()
;;
CREATE TRIGGER guard_finance_period_update BEFORE UPDATE ON public.finance_period FOR EACH ROW WHEN (((old.state)::text = 'final'::text)) EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER keep_finance_entry_period_id BEFORE DELETE OR UPDATE OF id ON public.finance_period FOR EACH ROW EXECUTE FUNCTION kontor_keep_referred('finance_entry', 'period_id')
;;
CREATE TRIGGER guard_finance_sales_advance_delete BEFORE DELETE ON public.finance_sales_advance FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_finance_sales_advance_update BEFORE UPDATE ON public.finance_sales_advance FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_finance_sales_document_delete BEFORE DELETE ON public.finance_sales_document FOR EACH ROW WHEN (((old.number)::text <> ''::text)) EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_finance_sales_document_update BEFORE UPDATE OF kind, number, day, language, supply, supplied_from, supplied_until, valid_until, title, intro, closing, discount, net_days, reference, ordered, cost, on_land, origin_id, due, net, tax, gross, payable, account, entry_id, file_id, pdf, xml ON public.finance_sales_document FOR EACH ROW WHEN (((old.number)::text <> ''::text)) EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_finance_sales_enclosure_delete BEFORE DELETE ON public.finance_sales_enclosure FOR EACH ROW EXECUTE FUNCTION kontor_guard_sales_line()
;;
CREATE TRIGGER guard_finance_sales_enclosure_insert BEFORE INSERT ON public.finance_sales_enclosure FOR EACH ROW EXECUTE FUNCTION kontor_guard_sales_line()
;;
CREATE TRIGGER guard_finance_sales_enclosure_update BEFORE UPDATE ON public.finance_sales_enclosure FOR EACH ROW EXECUTE FUNCTION kontor_guard_sales_line()
;;
CREATE TRIGGER guard_finance_sales_line_delete BEFORE DELETE ON public.finance_sales_line FOR EACH ROW EXECUTE FUNCTION kontor_guard_sales_line()
;;
CREATE TRIGGER guard_finance_sales_line_insert BEFORE INSERT ON public.finance_sales_line FOR EACH ROW EXECUTE FUNCTION kontor_guard_sales_line()
;;
CREATE TRIGGER guard_finance_sales_line_update BEFORE UPDATE OF document_id, "position", kind, text, quantity, unit, price, discount, tax, account, cost ON public.finance_sales_line FOR EACH ROW EXECUTE FUNCTION kontor_guard_sales_line()
;;
CREATE TRIGGER guard_finance_tax_case_delete BEFORE DELETE ON public.finance_tax_case FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_finance_tax_case_update BEFORE UPDATE ON public.finance_tax_case FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_finance_vat_return_update BEFORE DELETE OR UPDATE ON public.finance_vat_return FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_governance_analysis_delete BEFORE DELETE ON public.governance_analysis FOR EACH ROW WHEN (((old.state)::text = 'accepted'::text)) EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_governance_analysis_update BEFORE UPDATE OF number, title, scope, matrix_id, day, previous_id, state, until, review, written_by, accepted_by, accepted, project_id ON public.governance_analysis FOR EACH ROW WHEN (((old.state)::text = 'accepted'::text)) EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_governance_duty_done_delete BEFORE DELETE ON public.governance_duty_done FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_governance_duty_done_update BEFORE UPDATE ON public.governance_duty_done FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_governance_handbook_print_delete BEFORE DELETE ON public.governance_handbook_print FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_governance_handbook_print_update BEFORE UPDATE ON public.governance_handbook_print FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_governance_handbook_run_delete BEFORE DELETE ON public.governance_handbook_run FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_governance_handbook_run_update BEFORE UPDATE ON public.governance_handbook_run FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_governance_incident_entry_delete BEFORE DELETE ON public.governance_incident_entry FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_governance_incident_entry_update BEFORE UPDATE ON public.governance_incident_entry FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_governance_risk_delete BEFORE DELETE ON public.governance_risk FOR EACH ROW EXECUTE FUNCTION kontor_guard_governance_risk()
;;
CREATE TRIGGER guard_governance_risk_insert BEFORE INSERT ON public.governance_risk FOR EACH ROW EXECUTE FUNCTION kontor_guard_governance_risk()
;;
CREATE TRIGGER guard_governance_risk_update BEFORE UPDATE OF analysis_id, place, title, category, cause, threat_id, owner_id, component_id, asset_id, person_id, inherent_likelihood, inherent_impact, inherent, controls, current_likelihood, current_impact, current, treatment, reason, residual_likelihood, residual_impact, residual, origin_id, source ON public.governance_risk FOR EACH ROW EXECUTE FUNCTION kontor_guard_governance_risk()
;;
CREATE TRIGGER guard_governance_risk_measure_delete BEFORE DELETE ON public.governance_risk_measure FOR EACH ROW EXECUTE FUNCTION kontor_guard_governance_risk_measure()
;;
CREATE TRIGGER guard_governance_risk_measure_insert BEFORE INSERT ON public.governance_risk_measure FOR EACH ROW EXECUTE FUNCTION kontor_guard_governance_risk_measure()
;;
CREATE TRIGGER guard_governance_risk_measure_update BEFORE UPDATE ON public.governance_risk_measure FOR EACH ROW EXECUTE FUNCTION kontor_guard_governance_risk_measure()
;;
CREATE TRIGGER guard_hr_payroll_amount_delete BEFORE DELETE ON public.hr_payroll_amount FOR EACH ROW EXECUTE FUNCTION kontor_guard_hr_payroll_amount()
;;
CREATE TRIGGER guard_hr_payroll_amount_insert BEFORE INSERT ON public.hr_payroll_amount FOR EACH ROW EXECUTE FUNCTION kontor_guard_hr_payroll_amount()
;;
CREATE TRIGGER guard_hr_payroll_amount_update BEFORE UPDATE ON public.hr_payroll_amount FOR EACH ROW EXECUTE FUNCTION kontor_guard_hr_payroll_amount()
;;
CREATE TRIGGER guard_hr_payroll_run_delete BEFORE DELETE ON public.hr_payroll_run FOR EACH ROW WHEN (((old.state)::text = 'released'::text)) EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_hr_payroll_run_update BEFORE UPDATE OF month, state, login, computed_at, released_by, released_at ON public.hr_payroll_run FOR EACH ROW WHEN (((old.state)::text = 'released'::text)) EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_hr_payroll_slip_delete BEFORE DELETE ON public.hr_payroll_slip FOR EACH ROW EXECUTE FUNCTION kontor_guard_hr_payroll_slip()
;;
CREATE TRIGGER guard_hr_payroll_slip_insert BEFORE INSERT ON public.hr_payroll_slip FOR EACH ROW EXECUTE FUNCTION kontor_guard_hr_payroll_slip()
;;
CREATE TRIGGER guard_hr_payroll_slip_update BEFORE UPDATE OF run_id, person_id, month, replaces_id, field, reason, inputs, digest, stamp, cost_centre, fund, gross, net, payout, employer ON public.hr_payroll_slip FOR EACH ROW EXECUTE FUNCTION kontor_guard_hr_payroll_slip()
;;
CREATE TRIGGER guard_inventory_cost_delete BEFORE DELETE ON public.inventory_cost FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_inventory_cost_update BEFORE UPDATE ON public.inventory_cost FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_inventory_move_delete BEFORE DELETE ON public.inventory_move FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_inventory_move_update BEFORE UPDATE ON public.inventory_move FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_inventory_move_project_delete BEFORE DELETE ON public.inventory_move_project FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_inventory_move_project_update BEFORE UPDATE ON public.inventory_move_project FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_inventory_posting_delete BEFORE DELETE ON public.inventory_posting FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_inventory_posting_update BEFORE UPDATE ON public.inventory_posting FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_inventory_price_delete BEFORE DELETE ON public.inventory_price FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_inventory_price_update BEFORE UPDATE ON public.inventory_price FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_inventory_value_delete BEFORE DELETE ON public.inventory_value FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_inventory_value_update BEFORE UPDATE ON public.inventory_value FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_organisation_agenda_item_delete BEFORE DELETE ON public.organisation_agenda_item FOR EACH ROW EXECUTE FUNCTION kontor_guard_minutes()
;;
CREATE TRIGGER guard_organisation_agenda_item_insert BEFORE INSERT ON public.organisation_agenda_item FOR EACH ROW EXECUTE FUNCTION kontor_guard_minutes()
;;
CREATE TRIGGER guard_organisation_agenda_item_update BEFORE UPDATE ON public.organisation_agenda_item FOR EACH ROW EXECUTE FUNCTION kontor_guard_minutes()
;;
CREATE TRIGGER guard_organisation_meeting_delete BEFORE DELETE ON public.organisation_meeting FOR EACH ROW WHEN (((old.state)::text = 'approved'::text)) EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_organisation_meeting_update BEFORE UPDATE OF series_id, day, at, minutes, place, state, sequence, notes, written_by, number, approved_on, pdf, public ON public.organisation_meeting FOR EACH ROW WHEN (((old.state)::text = 'approved'::text)) EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_organisation_meeting_seat_delete BEFORE DELETE ON public.organisation_meeting_seat FOR EACH ROW EXECUTE FUNCTION kontor_guard_minutes()
;;
CREATE TRIGGER guard_organisation_meeting_seat_insert BEFORE INSERT ON public.organisation_meeting_seat FOR EACH ROW EXECUTE FUNCTION kontor_guard_minutes()
;;
CREATE TRIGGER guard_organisation_meeting_seat_update BEFORE UPDATE ON public.organisation_meeting_seat FOR EACH ROW EXECUTE FUNCTION kontor_guard_minutes()
;;
CREATE TRIGGER guard_organisation_outcome_delete BEFORE DELETE ON public.organisation_outcome FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_organisation_outcome_insert BEFORE INSERT ON public.organisation_outcome FOR EACH ROW EXECUTE FUNCTION kontor_guard_minutes()
;;
CREATE TRIGGER guard_organisation_outcome_update BEFORE UPDATE OF meeting_id, kind, line, number, text, topic, internal, person_id, due, counted, yes, no, abstain, entitled, majority, carried ON public.organisation_outcome FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_trail_delete BEFORE DELETE ON public.trail FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_trail_update BEFORE UPDATE ON public.trail FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_trail_run_delete BEFORE DELETE ON public.trail_run FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
CREATE TRIGGER guard_trail_run_update BEFORE UPDATE ON public.trail_run FOR EACH ROW EXECUTE FUNCTION kontor_guard()
;;
INSERT INTO "search_kind" ("id", "table_name") VALUES (1, 'finance_account')
;;
INSERT INTO "search_kind" ("id", "table_name") VALUES (2, 'finance_entry')
;;
INSERT INTO "search_kind" ("id", "table_name") VALUES (20, 'contact')
;;
INSERT INTO "search_kind" ("id", "table_name") VALUES (30, 'document')
;;
INSERT INTO "search_kind" ("id", "table_name") VALUES (40, 'hr_person')
;;
INSERT INTO "search_kind" ("id", "table_name") VALUES (50, 'it_asset')
;;
INSERT INTO "search_kind" ("id", "table_name") VALUES (51, 'it_ticket')
;;
INSERT INTO "search_kind" ("id", "table_name") VALUES (52, 'it_article')
;;
INSERT INTO "search_kind" ("id", "table_name") VALUES (53, 'it_licence')
;;
INSERT INTO "search_kind" ("id", "table_name") VALUES (54, 'it_component')
;;
INSERT INTO "search_kind" ("id", "table_name") VALUES (55, 'it_address')
;;
INSERT INTO "search_kind" ("id", "table_name") VALUES (56, 'it_check')
;;
INSERT INTO "search_kind" ("id", "table_name") VALUES (57, 'it_weakness')
;;
INSERT INTO "search_kind" ("id", "table_name") VALUES (58, 'it_supply')
;;
SELECT setval('search_kind_id_seq', 60)
