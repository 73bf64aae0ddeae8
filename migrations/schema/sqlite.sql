CREATE TABLE about (
	name VARCHAR(40) NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_about PRIMARY KEY (name)
)
;;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)
;;
CREATE TABLE app_role (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	permissions TEXT NOT NULL, standard VARCHAR(20) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_app_role PRIMARY KEY (id), 
	CONSTRAINT uq_app_role_name UNIQUE (name)
)
;;
CREATE TABLE app_user (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	password TEXT DEFAULT '' NOT NULL, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_app_user PRIMARY KEY (id), 
	CONSTRAINT uq_app_user_login UNIQUE (login)
)
;;
CREATE TABLE app_user_role (
	id INTEGER NOT NULL, 
	user_id INTEGER NOT NULL, 
	role_id INTEGER NOT NULL, 
	CONSTRAINT pk_app_user_role PRIMARY KEY (id), 
	CONSTRAINT fk_app_user_role_role_id FOREIGN KEY(role_id) REFERENCES app_role (id), 
	CONSTRAINT fk_app_user_role_user_id FOREIGN KEY(user_id) REFERENCES app_user (id)
)
;;
CREATE TABLE approval_rule (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	position INTEGER NOT NULL, 
	role VARCHAR(80) DEFAULT '' NOT NULL, 
	login VARCHAR(80) DEFAULT '' NOT NULL, 
	substitute VARCHAR(80) DEFAULT '' NOT NULL, 
	days INTEGER NOT NULL, 
	from_amount BIGINT NOT NULL, 
	every BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_approval_rule PRIMARY KEY (id)
)
;;
CREATE TABLE approval_run (
	id INTEGER NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	table_name VARCHAR(60) NOT NULL, 
	row_key BIGINT NOT NULL, 
	amount BIGINT NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	started_by VARCHAR(80) NOT NULL, 
	started_at BIGINT NOT NULL, 
	ended_at BIGINT, content VARCHAR(64) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_approval_run PRIMARY KEY (id)
)
;;
CREATE TABLE approval_step (
	id INTEGER NOT NULL, 
	run_id BIGINT NOT NULL, 
	position INTEGER NOT NULL, 
	role VARCHAR(80) DEFAULT '' NOT NULL, 
	login VARCHAR(80) DEFAULT '' NOT NULL, 
	substitute VARCHAR(80) DEFAULT '' NOT NULL, 
	due DATE NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	decided_by VARCHAR(80) DEFAULT '' NOT NULL, 
	decided_at BIGINT, 
	comment VARCHAR(300) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_approval_step PRIMARY KEY (id), 
	CONSTRAINT fk_approval_step_run_id FOREIGN KEY(run_id) REFERENCES approval_run (id)
)
;;
CREATE TABLE area (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	title VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_area PRIMARY KEY (id), 
	CONSTRAINT uq_area_title UNIQUE (title)
)
;;
CREATE TABLE attachment (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	table_name VARCHAR(60) NOT NULL, 
	row_key BIGINT NOT NULL, 
	sha256 BLOB NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	mime VARCHAR(80) NOT NULL, 
	size BIGINT NOT NULL, 
	added_at BIGINT NOT NULL, 
	added_by VARCHAR(80) NOT NULL, 
	hidden BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_attachment PRIMARY KEY (id)
)
;;
CREATE TABLE cockpit_board (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	title VARCHAR(60) NOT NULL, 
	department VARCHAR(80) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_cockpit_board PRIMARY KEY (id)
)
;;
CREATE TABLE cockpit_month (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	month DATE NOT NULL, 
	text VARCHAR(2000) NOT NULL, 
	file_id BIGINT, 
	CONSTRAINT pk_cockpit_month PRIMARY KEY (id), 
	CONSTRAINT uq_cockpit_month_month UNIQUE (month)
)
;;
CREATE TABLE cockpit_own_figure (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	code VARCHAR(40) NOT NULL, 
	title VARCHAR(80) NOT NULL, 
	meaning VARCHAR(300) NOT NULL, 
	unit VARCHAR(8) NOT NULL, 
	better VARCHAR(8) NOT NULL, 
	area VARCHAR(12) NOT NULL, 
	formula VARCHAR(400) NOT NULL, 
	CONSTRAINT pk_cockpit_own_figure PRIMARY KEY (id), 
	CONSTRAINT uq_cockpit_own_figure_code UNIQUE (code)
)
;;
CREATE TABLE cockpit_target (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	figure VARCHAR(60) NOT NULL, 
	since DATE NOT NULL, 
	target BIGINT, 
	warn BIGINT, 
	alarm BIGINT, 
	owner VARCHAR(80) NOT NULL, 
	note VARCHAR(300) NOT NULL, benchmark BIGINT, benchmark_of VARCHAR(120) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_cockpit_target PRIMARY KEY (id)
)
;;
CREATE TABLE cockpit_tile (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	board_id BIGINT NOT NULL, 
	figure VARCHAR(60) NOT NULL, 
	kind VARCHAR(6) NOT NULL, 
	place INTEGER NOT NULL, 
	CONSTRAINT pk_cockpit_tile PRIMARY KEY (id), 
	CONSTRAINT fk_cockpit_tile_board_id FOREIGN KEY(board_id) REFERENCES cockpit_board (id)
)
;;
CREATE TABLE cockpit_value (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	figure VARCHAR(60) NOT NULL, 
	month DATE NOT NULL, 
	value BIGINT, 
	why VARCHAR(200) NOT NULL, 
	comment VARCHAR(300) NOT NULL, 
	frozen BIGINT, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_cockpit_value PRIMARY KEY (id)
)
;;
CREATE TABLE contact (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number BIGINT NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	extra VARCHAR(120) NOT NULL, 
	title VARCHAR(40) NOT NULL, 
	first_name VARCHAR(80) NOT NULL, 
	last_name VARCHAR(80) NOT NULL, 
	street VARCHAR(120) NOT NULL, 
	postcode VARCHAR(12) NOT NULL, 
	town VARCHAR(80) NOT NULL, 
	country VARCHAR(2) NOT NULL, 
	mail VARCHAR(120) NOT NULL, 
	phone VARCHAR(40) NOT NULL, 
	vat_id VARCHAR(20) NOT NULL, 
	iban VARCHAR(34) NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	folded VARCHAR(260) NOT NULL, 
	active BOOLEAN NOT NULL, degree VARCHAR(40) DEFAULT '' NOT NULL, debtor VARCHAR(9) DEFAULT '' NOT NULL, creditor VARCHAR(9) DEFAULT '' NOT NULL, tags VARCHAR(200) DEFAULT '' NOT NULL, in_charge VARCHAR(80) DEFAULT '' NOT NULL, our_number VARCHAR(40) DEFAULT '' NOT NULL, source VARCHAR(120) DEFAULT '' NOT NULL, notes VARCHAR(1000) DEFAULT '' NOT NULL, tax_number VARCHAR(30) DEFAULT '' NOT NULL, register_number VARCHAR(60) DEFAULT '' NOT NULL, vat_id_confirmed DATE, tax_treatment VARCHAR(20) DEFAULT '' NOT NULL, leitweg_id VARCHAR(46) DEFAULT '' NOT NULL, buyer_reference VARCHAR(60) DEFAULT '' NOT NULL, invoice_format VARCHAR(14) DEFAULT '' NOT NULL, dunning_block BOOLEAN DEFAULT '0' NOT NULL, dunning_block_reason VARCHAR(120) DEFAULT '' NOT NULL, merged_into_id BIGINT CONSTRAINT fk_contact_merged_into_id REFERENCES contact (id), restricted DATE, 
	CONSTRAINT pk_contact PRIMARY KEY (id), 
	CONSTRAINT uq_contact_number UNIQUE (number)
)
;;
CREATE TABLE contact_activity (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	contact_id BIGINT NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	day DATE NOT NULL, 
	direction VARCHAR(3) NOT NULL, 
	subject VARCHAR(160) NOT NULL, 
	text VARCHAR(4000) NOT NULL, 
	person_id BIGINT, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_contact_activity PRIMARY KEY (id), 
	CONSTRAINT fk_contact_activity_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT fk_contact_activity_person_id FOREIGN KEY(person_id) REFERENCES contact (id)
)
;;
CREATE TABLE contact_address (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	contact_id BIGINT NOT NULL, 
	purpose VARCHAR(10) NOT NULL, 
	preferred BOOLEAN NOT NULL, 
	extra VARCHAR(120) NOT NULL, 
	street VARCHAR(120) NOT NULL, 
	postcode VARCHAR(12) NOT NULL, 
	town VARCHAR(80) NOT NULL, 
	country VARCHAR(2) NOT NULL, 
	CONSTRAINT pk_contact_address PRIMARY KEY (id), 
	CONSTRAINT fk_contact_address_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id)
)
;;
CREATE TABLE contact_bank (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	contact_id BIGINT NOT NULL, 
	purpose VARCHAR(10) NOT NULL, 
	preferred BOOLEAN NOT NULL, 
	iban VARCHAR(34) NOT NULL, 
	bic VARCHAR(11) NOT NULL, 
	holder VARCHAR(70) NOT NULL, 
	CONSTRAINT pk_contact_bank PRIMARY KEY (id), 
	CONSTRAINT fk_contact_bank_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id)
)
;;
CREATE TABLE contact_channel (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	contact_id BIGINT NOT NULL, 
	purpose VARCHAR(10) NOT NULL, 
	preferred BOOLEAN NOT NULL, 
	kind VARCHAR(6) NOT NULL, 
	value VARCHAR(120) NOT NULL, 
	folded VARCHAR(120) NOT NULL, 
	CONSTRAINT pk_contact_channel PRIMARY KEY (id), 
	CONSTRAINT fk_contact_channel_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id)
)
;;
CREATE TABLE contact_consent (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	contact_id BIGINT NOT NULL, 
	channel VARCHAR(8) NOT NULL, 
	state VARCHAR(9) NOT NULL, 
	day DATE NOT NULL, 
	source VARCHAR(160) NOT NULL, 
	CONSTRAINT pk_contact_consent PRIMARY KEY (id), 
	CONSTRAINT fk_contact_consent_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id)
)
;;
CREATE TABLE contact_field (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	contact_id BIGINT NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	value VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_contact_field PRIMARY KEY (id), 
	CONSTRAINT fk_contact_field_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id)
)
;;
CREATE TABLE contact_merge (
	id INTEGER NOT NULL, 
	contact_id BIGINT NOT NULL, 
	gone_id BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	moved TEXT NOT NULL, 
	undone BOOLEAN NOT NULL, 
	CONSTRAINT pk_contact_merge PRIMARY KEY (id), 
	CONSTRAINT fk_contact_merge_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT fk_contact_merge_gone_id FOREIGN KEY(gone_id) REFERENCES contact (id)
)
;;
CREATE TABLE contact_person (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	contact_id BIGINT NOT NULL, 
	person_id BIGINT NOT NULL, 
	function VARCHAR(80) NOT NULL, 
	department VARCHAR(80) NOT NULL, 
	since DATE, 
	until DATE, 
	CONSTRAINT pk_contact_person PRIMARY KEY (id), 
	CONSTRAINT fk_contact_person_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT fk_contact_person_person_id FOREIGN KEY(person_id) REFERENCES contact (id)
)
;;
CREATE TABLE contact_role (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	contact_id BIGINT NOT NULL, 
	role VARCHAR(10) NOT NULL, 
	since DATE, 
	until DATE, 
	CONSTRAINT pk_contact_role PRIMARY KEY (id), 
	CONSTRAINT fk_contact_role_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id)
)
;;
CREATE TABLE contact_terms (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	contact_id BIGINT NOT NULL, 
	side VARCHAR(8) NOT NULL, 
	valid_from DATE NOT NULL, 
	net_days INTEGER, 
	skonto_days INTEGER, 
	skonto INTEGER NOT NULL, 
	skonto2_days INTEGER, 
	skonto2 INTEGER NOT NULL, 
	discount INTEGER NOT NULL, 
	price_group VARCHAR(20) NOT NULL, 
	credit_limit BIGINT, 
	payment VARCHAR(8) NOT NULL, 
	CONSTRAINT pk_contact_terms PRIMARY KEY (id), 
	CONSTRAINT fk_contact_terms_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id)
)
;;
CREATE TABLE document (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(20) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	type VARCHAR(20) NOT NULL, 
	node VARCHAR(12) NOT NULL, 
	case_id BIGINT, 
	contact_id BIGINT, 
	direction VARCHAR(8) NOT NULL, 
	doc_date DATE, 
	received DATE NOT NULL, 
	added_at BIGINT NOT NULL, 
	added_by VARCHAR(80) NOT NULL, 
	amount BIGINT, 
	currency VARCHAR(3) NOT NULL, 
	reference VARCHAR(80) NOT NULL, 
	area INTEGER NOT NULL, 
	retention VARCHAR(20) NOT NULL, 
	ended DATE, 
	keep_until DATE, 
	expires DATE, 
	notice DATE, 
	state VARCHAR(10) NOT NULL, 
	reason VARCHAR(400) NOT NULL, 
	asn BIGINT, 
	place VARCHAR(80) NOT NULL, 
	pages INTEGER NOT NULL, 
	source VARCHAR(10) NOT NULL, 
	invoice VARCHAR(40) NOT NULL, 
	text_from VARCHAR(8) NOT NULL, 
	checked_out_by VARCHAR(80) NOT NULL, 
	filed DATE, 
	filed_by VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_document PRIMARY KEY (id), 
	CONSTRAINT fk_document_case_id FOREIGN KEY(case_id) REFERENCES document_case (id), 
	CONSTRAINT fk_document_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT uq_document_asn UNIQUE (asn), 
	CONSTRAINT uq_document_number UNIQUE (number)
)
;;
CREATE TABLE document_case (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(30) NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	node VARCHAR(12) NOT NULL, 
	responsible VARCHAR(80) NOT NULL, 
	opened DATE NOT NULL, 
	closed DATE, 
	area INTEGER NOT NULL, 
	CONSTRAINT pk_document_case PRIMARY KEY (id), 
	CONSTRAINT uq_document_case_number UNIQUE (number)
)
;;
CREATE TABLE document_correction (
	id INTEGER NOT NULL, 
	document_id BIGINT NOT NULL, 
	type VARCHAR(20) NOT NULL, 
	node VARCHAR(12) NOT NULL, 
	until DATE, 
	reason VARCHAR(300) NOT NULL, 
	asked_by VARCHAR(80) NOT NULL, 
	asked_at BIGINT NOT NULL, 
	agreed_by VARCHAR(80) NOT NULL, 
	agreed_at BIGINT, 
	declined_at BIGINT, 
	CONSTRAINT pk_document_correction PRIMARY KEY (id), 
	CONSTRAINT fk_document_correction_document_id FOREIGN KEY(document_id) REFERENCES document (id)
)
;;
CREATE TABLE document_erasure (
	id INTEGER NOT NULL, 
	document_id BIGINT NOT NULL, 
	number VARCHAR(20) NOT NULL, 
	type VARCHAR(20) NOT NULL, 
	node VARCHAR(12) NOT NULL, 
	retention VARCHAR(20) NOT NULL, 
	keep_until DATE NOT NULL, 
	year INTEGER NOT NULL, 
	fingerprints TEXT NOT NULL, 
	reason VARCHAR(300) NOT NULL, 
	proposed_by VARCHAR(80) NOT NULL, 
	proposed_at BIGINT NOT NULL, 
	released_by VARCHAR(80) NOT NULL, 
	released_at BIGINT, 
	erased_at BIGINT, 
	withdrawn_at BIGINT, was VARCHAR(10) DEFAULT 'filed' NOT NULL, 
	CONSTRAINT pk_document_erasure PRIMARY KEY (id), 
	CONSTRAINT fk_document_erasure_document_id FOREIGN KEY(document_id) REFERENCES document (id)
)
;;
CREATE TABLE document_field (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	type TEXT NOT NULL, 
	title VARCHAR(60) NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	required BOOLEAN NOT NULL, 
	options TEXT NOT NULL, 
	CONSTRAINT pk_document_field PRIMARY KEY (id), 
	CONSTRAINT fk_document_field_type FOREIGN KEY(type) REFERENCES document_type ("key")
)
;;
CREATE TABLE document_folder_trouble (
	id INTEGER NOT NULL, 
	watched_id BIGINT NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	why VARCHAR(300) NOT NULL, 
	CONSTRAINT pk_document_folder_trouble PRIMARY KEY (id), 
	CONSTRAINT fk_document_folder_trouble_watched_id FOREIGN KEY(watched_id) REFERENCES document_watched (id)
)
;;
CREATE TABLE document_held (
	id INTEGER NOT NULL, 
	hold_id BIGINT NOT NULL, 
	document_id BIGINT NOT NULL, 
	CONSTRAINT pk_document_held PRIMARY KEY (id), 
	CONSTRAINT fk_document_held_document_id FOREIGN KEY(document_id) REFERENCES document (id), 
	CONSTRAINT fk_document_held_hold_id FOREIGN KEY(hold_id) REFERENCES document_hold (id)
)
;;
CREATE TABLE document_hold (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	matter VARCHAR(120) NOT NULL, 
	reason VARCHAR(300) NOT NULL, 
	set_by VARCHAR(80) NOT NULL, 
	since DATE NOT NULL, 
	released DATE, 
	released_by VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_document_hold PRIMARY KEY (id)
)
;;
CREATE TABLE document_node (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	code VARCHAR(12) NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	retention VARCHAR(20) NOT NULL, 
	area INTEGER NOT NULL, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_document_node PRIMARY KEY (id), 
	CONSTRAINT uq_document_node_code UNIQUE (code)
)
;;
CREATE TABLE document_rule (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	field VARCHAR(12) NOT NULL, 
	value VARCHAR(80) NOT NULL, 
	way VARCHAR(8) NOT NULL, 
	pattern VARCHAR(300) NOT NULL, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_document_rule PRIMARY KEY (id)
)
;;
CREATE TABLE document_stamp (
	id INTEGER NOT NULL, 
	document_id BIGINT NOT NULL, 
	page INTEGER NOT NULL, 
	place VARCHAR(2) NOT NULL, 
	words VARCHAR(60) NOT NULL, 
	set_by VARCHAR(80) NOT NULL, 
	set_at BIGINT NOT NULL, 
	CONSTRAINT pk_document_stamp PRIMARY KEY (id), 
	CONSTRAINT fk_document_stamp_document_id FOREIGN KEY(document_id) REFERENCES document (id)
)
;;
CREATE TABLE document_tag (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	title VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_document_tag PRIMARY KEY (id), 
	CONSTRAINT uq_document_tag_title UNIQUE (title)
)
;;
CREATE TABLE document_tagged (
	id INTEGER NOT NULL, 
	document_id BIGINT NOT NULL, 
	tag_id BIGINT NOT NULL, 
	CONSTRAINT pk_document_tagged PRIMARY KEY (id), 
	CONSTRAINT fk_document_tagged_document_id FOREIGN KEY(document_id) REFERENCES document (id), 
	CONSTRAINT fk_document_tagged_tag_id FOREIGN KEY(tag_id) REFERENCES document_tag (id)
)
;;
CREATE TABLE document_text (
	document_id INTEGER NOT NULL, 
	body BLOB NOT NULL, 
	CONSTRAINT pk_document_text PRIMARY KEY (document_id)
)
;;
CREATE TABLE document_type (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	"key" VARCHAR(20) NOT NULL, 
	title VARCHAR(80) NOT NULL, 
	direction VARCHAR(8) NOT NULL, 
	retention VARCHAR(20) NOT NULL, 
	node VARCHAR(12) NOT NULL, 
	area INTEGER NOT NULL, 
	required VARCHAR(200) NOT NULL, 
	approve BOOLEAN NOT NULL, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_document_type PRIMARY KEY (id), 
	CONSTRAINT uq_document_type_key UNIQUE ("key")
)
;;
CREATE TABLE document_value (
	id INTEGER NOT NULL, 
	document_id BIGINT NOT NULL, 
	field_id BIGINT NOT NULL, 
	text VARCHAR(300) NOT NULL, 
	figure BIGINT, 
	day DATE, 
	CONSTRAINT pk_document_value PRIMARY KEY (id), 
	CONSTRAINT fk_document_value_document_id FOREIGN KEY(document_id) REFERENCES document (id), 
	CONSTRAINT fk_document_value_field_id FOREIGN KEY(field_id) REFERENCES document_field (id)
)
;;
CREATE TABLE document_version (
	id INTEGER NOT NULL, 
	document_id BIGINT NOT NULL, 
	place INTEGER NOT NULL, 
	sha256 BLOB NOT NULL, 
	size BIGINT NOT NULL, 
	mime VARCHAR(80) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	copy_sha256 BLOB, 
	record_sha256 BLOB, 
	made_at BIGINT NOT NULL, 
	made_by VARCHAR(80) NOT NULL, 
	reason VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_document_version PRIMARY KEY (id), 
	CONSTRAINT fk_document_version_document_id FOREIGN KEY(document_id) REFERENCES document (id)
)
;;
CREATE TABLE document_watched (
	id INTEGER NOT NULL, 
	computer VARCHAR(80) NOT NULL, 
	folder VARCHAR(400) NOT NULL, 
	done VARCHAR(400) NOT NULL, 
	type VARCHAR(20) NOT NULL, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_document_watched PRIMARY KEY (id)
)
;;
CREATE TABLE finance_account (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(9) NOT NULL, 
	sort INTEGER NOT NULL, 
	name_de VARCHAR(80) NOT NULL, 
	name_en VARCHAR(80) NOT NULL, 
	kind VARCHAR(9) NOT NULL, 
	hgb VARCHAR(12) DEFAULT '' NOT NULL, 
	hgb_other VARCHAR(12) DEFAULT '' NOT NULL, 
	bwa VARCHAR(4) DEFAULT '' NOT NULL, 
	eur VARCHAR(20) DEFAULT '' NOT NULL, 
	tax VARCHAR(12) DEFAULT '' NOT NULL, 
	needs_cost_centre BOOLEAN DEFAULT '0' NOT NULL, 
	blocked BOOLEAN DEFAULT '0' NOT NULL, cash BOOLEAN DEFAULT '0' NOT NULL, locked_until DATE, vat_id VARCHAR(14) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_finance_account PRIMARY KEY (id), 
	CONSTRAINT uq_finance_account_number UNIQUE (number)
)
;;
CREATE TABLE finance_account_place (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	account_id BIGINT NOT NULL, 
	valid_from DATE NOT NULL, 
	hgb VARCHAR(12) NOT NULL, 
	hgb_other VARCHAR(12) NOT NULL, 
	bwa VARCHAR(4) NOT NULL, 
	eur VARCHAR(20) NOT NULL, 
	CONSTRAINT pk_finance_account_place PRIMARY KEY (id), 
	CONSTRAINT fk_finance_account_place_account_id FOREIGN KEY(account_id) REFERENCES finance_account (id)
)
;;
CREATE TABLE finance_accrual (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	text VARCHAR(120) NOT NULL, 
	account VARCHAR(9) NOT NULL, 
	cost1 VARCHAR(36) NOT NULL, 
	amount BIGINT NOT NULL, 
	booked DATE NOT NULL, 
	since DATE NOT NULL, 
	until DATE NOT NULL, 
	entry_id BIGINT, 
	CONSTRAINT pk_finance_accrual PRIMARY KEY (id), 
	CONSTRAINT fk_finance_accrual_entry_id FOREIGN KEY(entry_id) REFERENCES finance_entry (id)
)
;;
CREATE TABLE finance_accrual_run (
	id INTEGER NOT NULL, 
	accrual_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	amount BIGINT NOT NULL, 
	entry_id BIGINT NOT NULL, 
	CONSTRAINT pk_finance_accrual_run PRIMARY KEY (id), 
	CONSTRAINT fk_finance_accrual_run_accrual_id FOREIGN KEY(accrual_id) REFERENCES finance_accrual (id), 
	CONSTRAINT fk_finance_accrual_run_entry_id FOREIGN KEY(entry_id) REFERENCES finance_entry (id)
)
;;
CREATE TABLE finance_allocation (
	id INTEGER NOT NULL, 
	settlement_id BIGINT NOT NULL, 
	payment_id BIGINT NOT NULL, 
	item_id BIGINT NOT NULL, 
	amount BIGINT NOT NULL, 
	CONSTRAINT pk_finance_allocation PRIMARY KEY (id), 
	CONSTRAINT fk_finance_allocation_item_id FOREIGN KEY(item_id) REFERENCES finance_entry (id), 
	CONSTRAINT fk_finance_allocation_payment_id FOREIGN KEY(payment_id) REFERENCES finance_entry (id), 
	CONSTRAINT fk_finance_allocation_settlement_id FOREIGN KEY(settlement_id) REFERENCES finance_settlement (id)
)
;;
CREATE TABLE finance_asset (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(20) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	account VARCHAR(9) NOT NULL, 
	expense VARCHAR(9) NOT NULL, 
	cost1 VARCHAR(36) NOT NULL, 
	acquired DATE NOT NULL, 
	start DATE NOT NULL, 
	cost BIGINT NOT NULL, 
	method VARCHAR(10) NOT NULL, 
	months INTEGER NOT NULL, 
	rate INTEGER NOT NULL, 
	carried BIGINT NOT NULL, 
	carried_on DATE, 
	serial VARCHAR(60) NOT NULL, 
	place VARCHAR(80) NOT NULL, 
	document VARCHAR(36) NOT NULL, 
	entry_id BIGINT, 
	disposed DATE, 
	proceeds BIGINT, 
	CONSTRAINT pk_finance_asset PRIMARY KEY (id), 
	CONSTRAINT fk_finance_asset_entry_id FOREIGN KEY(entry_id) REFERENCES finance_entry (id), 
	CONSTRAINT uq_finance_asset_number UNIQUE (number)
)
;;
CREATE TABLE finance_asset_change (
	id INTEGER NOT NULL, 
	asset_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	amount BIGINT NOT NULL, 
	account VARCHAR(9) DEFAULT '' NOT NULL, 
	entry_id BIGINT, 
	CONSTRAINT pk_finance_asset_change PRIMARY KEY (id), 
	CONSTRAINT fk_finance_asset_change_asset_id FOREIGN KEY(asset_id) REFERENCES finance_asset (id), 
	CONSTRAINT fk_finance_asset_change_entry_id FOREIGN KEY(entry_id) REFERENCES finance_entry (id)
)
;;
CREATE TABLE finance_asset_run (
	id INTEGER NOT NULL, 
	asset_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	amount BIGINT NOT NULL, 
	entry_id BIGINT NOT NULL, 
	CONSTRAINT pk_finance_asset_run PRIMARY KEY (id), 
	CONSTRAINT fk_finance_asset_run_asset_id FOREIGN KEY(asset_id) REFERENCES finance_asset (id), 
	CONSTRAINT fk_finance_asset_run_entry_id FOREIGN KEY(entry_id) REFERENCES finance_entry (id)
)
;;
CREATE TABLE finance_balance (
	account_id INTEGER NOT NULL, 
	period_id INTEGER NOT NULL, 
	cost1 BIGINT NOT NULL, 
	cost2 BIGINT NOT NULL, 
	debit BIGINT NOT NULL, 
	credit BIGINT NOT NULL, 
	CONSTRAINT pk_finance_balance PRIMARY KEY (account_id, period_id, cost1, cost2), 
	CONSTRAINT fk_finance_balance_account_id FOREIGN KEY(account_id) REFERENCES finance_account (id), 
	CONSTRAINT fk_finance_balance_period_id FOREIGN KEY(period_id) REFERENCES finance_period (id)
)
;;
CREATE TABLE finance_bank_account (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	iban VARCHAR(34) NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	account VARCHAR(9) NOT NULL, 
	split BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_finance_bank_account PRIMARY KEY (id), 
	CONSTRAINT uq_finance_bank_account_iban UNIQUE (iban)
)
;;
CREATE TABLE finance_bank_line (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	statement_id INTEGER NOT NULL, 
	bank_account_id INTEGER NOT NULL, 
	"key" BLOB NOT NULL, 
	day DATE NOT NULL, 
	value_day DATE NOT NULL, 
	amount BIGINT NOT NULL, 
	name VARCHAR(140) NOT NULL, 
	iban VARCHAR(34) NOT NULL, 
	text TEXT NOT NULL, 
	end_to_end VARCHAR(40) NOT NULL, 
	mandate VARCHAR(40) NOT NULL, 
	reference VARCHAR(60) NOT NULL, 
	details BIGINT NOT NULL, 
	reversal BOOLEAN NOT NULL, 
	parked BOOLEAN DEFAULT '0' NOT NULL, 
	stack_line_id BIGINT, 
	entry_id BIGINT, 
	contra VARCHAR(9) DEFAULT '' NOT NULL, original BIGINT DEFAULT '0' NOT NULL, fee BIGINT DEFAULT '0' NOT NULL, reason VARCHAR(140) DEFAULT '' NOT NULL, parts TEXT DEFAULT '' NOT NULL, batch BLOB, 
	CONSTRAINT pk_finance_bank_line PRIMARY KEY (id), 
	CONSTRAINT fk_finance_bank_line_bank_account_id FOREIGN KEY(bank_account_id) REFERENCES finance_bank_account (id), 
	CONSTRAINT fk_finance_bank_line_statement_id FOREIGN KEY(statement_id) REFERENCES finance_bank_statement (id), 
	CONSTRAINT uq_finance_bank_line_key UNIQUE ("key")
)
;;
CREATE TABLE finance_bank_profile (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(40) NOT NULL, 
	must TEXT NOT NULL, 
	fields TEXT NOT NULL, 
	point BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_finance_bank_profile PRIMARY KEY (id), 
	CONSTRAINT uq_finance_bank_profile_name UNIQUE (name)
)
;;
CREATE TABLE finance_bank_rule (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	words VARCHAR(200) NOT NULL, 
	iban VARCHAR(34) NOT NULL, 
	sign VARCHAR(3) NOT NULL, 
	least BIGINT, 
	most BIGINT, 
	account VARCHAR(9) NOT NULL, 
	tax VARCHAR(12) NOT NULL, 
	cost1 VARCHAR(36) NOT NULL, 
	text VARCHAR(120) NOT NULL, 
	automatic BOOLEAN NOT NULL, parts TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_finance_bank_rule PRIMARY KEY (id), 
	CONSTRAINT uq_finance_bank_rule_name UNIQUE (name)
)
;;
CREATE TABLE finance_bank_statement (
	id INTEGER NOT NULL, 
	bank_account_id INTEGER NOT NULL, 
	number VARCHAR(60) NOT NULL, 
	start DATE NOT NULL, 
	"end" DATE NOT NULL, 
	opening BIGINT, 
	closing BIGINT, 
	brought BIGINT NOT NULL, 
	source VARCHAR(40) DEFAULT '' NOT NULL, 
	file VARCHAR(255) NOT NULL, 
	sha256 BLOB NOT NULL, 
	CONSTRAINT pk_finance_bank_statement PRIMARY KEY (id), 
	CONSTRAINT fk_finance_bank_statement_bank_account_id FOREIGN KEY(bank_account_id) REFERENCES finance_bank_account (id)
)
;;
CREATE TABLE finance_base_rate (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	valid_from DATE NOT NULL, 
	rate INTEGER NOT NULL, 
	source VARCHAR(160) NOT NULL, 
	CONSTRAINT pk_finance_base_rate PRIMARY KEY (id), 
	CONSTRAINT uq_finance_base_rate_valid_from UNIQUE (valid_from)
)
;;
CREATE TABLE finance_budget_line (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	scheme VARCHAR(20) DEFAULT 'plan' NOT NULL, 
	period_id BIGINT NOT NULL, 
	account_id BIGINT NOT NULL, 
	cost1 BIGINT NOT NULL, 
	amount BIGINT NOT NULL, 
	CONSTRAINT pk_finance_budget_line PRIMARY KEY (id), 
	CONSTRAINT fk_finance_budget_line_account_id FOREIGN KEY(account_id) REFERENCES finance_account (id), 
	CONSTRAINT fk_finance_budget_line_period_id FOREIGN KEY(period_id) REFERENCES finance_period (id)
)
;;
CREATE TABLE finance_budget_note (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	period_id BIGINT NOT NULL, 
	account_id BIGINT NOT NULL, 
	text VARCHAR(300) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_finance_budget_note PRIMARY KEY (id), 
	CONSTRAINT fk_finance_budget_note_account_id FOREIGN KEY(account_id) REFERENCES finance_account (id), 
	CONSTRAINT fk_finance_budget_note_period_id FOREIGN KEY(period_id) REFERENCES finance_period (id)
)
;;
CREATE TABLE finance_budget_review (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	until DATE NOT NULL, 
	due DATE NOT NULL, 
	text VARCHAR(300) NOT NULL, 
	result VARCHAR(300) DEFAULT '' NOT NULL, 
	closed DATE, 
	CONSTRAINT pk_finance_budget_review PRIMARY KEY (id), 
	CONSTRAINT uq_finance_budget_review_name UNIQUE (name)
)
;;
CREATE TABLE finance_cash_count (
	id INTEGER NOT NULL, 
	register_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	counted BIGINT NOT NULL, 
	expected BIGINT NOT NULL, 
	pieces TEXT NOT NULL, 
	note VARCHAR(200) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	counted_at BIGINT NOT NULL, 
	entry_id BIGINT, 
	previous DATE, 
	CONSTRAINT pk_finance_cash_count PRIMARY KEY (id), 
	CONSTRAINT fk_finance_cash_count_entry_id FOREIGN KEY(entry_id) REFERENCES finance_entry (id), 
	CONSTRAINT fk_finance_cash_count_register_id FOREIGN KEY(register_id) REFERENCES finance_cash_register (id)
)
;;
CREATE TABLE finance_cash_register (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	account VARCHAR(9) NOT NULL, 
	difference VARCHAR(9) NOT NULL, 
	CONSTRAINT pk_finance_cash_register PRIMARY KEY (id), 
	CONSTRAINT uq_finance_cash_register_account UNIQUE (account), 
	CONSTRAINT uq_finance_cash_register_name UNIQUE (name)
)
;;
CREATE TABLE finance_cost_centre (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	dimension SMALLINT NOT NULL, 
	code VARCHAR(36) NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	blocked BOOLEAN DEFAULT '0' NOT NULL, function VARCHAR(5) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_finance_cost_centre PRIMARY KEY (id)
)
;;
CREATE TABLE finance_dunning_block (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	account VARCHAR(9) NOT NULL, 
	document VARCHAR(36) NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	reason VARCHAR(200) NOT NULL, 
	until DATE, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_finance_dunning_block PRIMARY KEY (id)
)
;;
CREATE TABLE finance_dunning_group (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	tag VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_finance_dunning_group PRIMARY KEY (id)
)
;;
CREATE TABLE finance_dunning_item (
	id INTEGER NOT NULL, 
	letter_id BIGINT NOT NULL, 
	account VARCHAR(9) NOT NULL, 
	document VARCHAR(36) NOT NULL, 
	level INTEGER NOT NULL, 
	due DATE NOT NULL, 
	amount BIGINT NOT NULL, 
	since DATE, 
	interest BIGINT NOT NULL, 
	lump BIGINT NOT NULL, 
	taken BIGINT NOT NULL, 
	CONSTRAINT pk_finance_dunning_item PRIMARY KEY (id), 
	CONSTRAINT fk_finance_dunning_item_letter_id FOREIGN KEY(letter_id) REFERENCES finance_dunning_letter (id)
)
;;
CREATE TABLE finance_dunning_letter (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	run_id BIGINT NOT NULL, 
	number VARCHAR(36) NOT NULL, 
	contact_id BIGINT NOT NULL, 
	account VARCHAR(9) NOT NULL, 
	day DATE NOT NULL, 
	level INTEGER NOT NULL, 
	until DATE NOT NULL, 
	principal BIGINT NOT NULL, 
	interest BIGINT NOT NULL, 
	lump BIGINT NOT NULL, 
	fee BIGINT NOT NULL, 
	earlier BIGINT NOT NULL, 
	total BIGINT NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	state VARCHAR(5) NOT NULL, 
	reason VARCHAR(200) DEFAULT '' NOT NULL, 
	taken_on DATE, 
	entry_id BIGINT, 
	file_id BIGINT, 
	CONSTRAINT pk_finance_dunning_letter PRIMARY KEY (id), 
	CONSTRAINT fk_finance_dunning_letter_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT fk_finance_dunning_letter_entry_id FOREIGN KEY(entry_id) REFERENCES finance_entry (id), 
	CONSTRAINT fk_finance_dunning_letter_run_id FOREIGN KEY(run_id) REFERENCES finance_dunning_run (id), 
	CONSTRAINT uq_finance_dunning_letter_number UNIQUE (number)
)
;;
CREATE TABLE finance_dunning_level (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	group_id BIGINT NOT NULL, 
	level INTEGER NOT NULL, 
	days INTEGER NOT NULL, 
	fee BIGINT NOT NULL, 
	interest BOOLEAN NOT NULL, 
	lump BOOLEAN NOT NULL, 
	posts BOOLEAN NOT NULL, 
	term INTEGER NOT NULL, 
	minimum BIGINT NOT NULL, 
	subject_de VARCHAR(120) NOT NULL, 
	text_de VARCHAR(2000) NOT NULL, 
	subject_en VARCHAR(120) NOT NULL, 
	text_en VARCHAR(2000) NOT NULL, 
	CONSTRAINT pk_finance_dunning_level PRIMARY KEY (id), 
	CONSTRAINT fk_finance_dunning_level_group_id FOREIGN KEY(group_id) REFERENCES finance_dunning_group (id)
)
;;
CREATE TABLE finance_dunning_run (
	id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_finance_dunning_run PRIMARY KEY (id)
)
;;
CREATE TABLE finance_entry (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	fiscal_year_id INTEGER NOT NULL, 
	period_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	document VARCHAR(36) NOT NULL, 
	document2 VARCHAR(12) DEFAULT '' NOT NULL, 
	text VARCHAR(120) NOT NULL, 
	origin VARCHAR(8) NOT NULL, 
	stack_id BIGINT, 
	captured BIGINT NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	number INTEGER, 
	hash BLOB, 
	reversal_of INTEGER, 
	reason TEXT, 
	CONSTRAINT pk_finance_entry PRIMARY KEY (id), 
	CONSTRAINT fk_finance_entry_fiscal_year_id FOREIGN KEY(fiscal_year_id) REFERENCES finance_fiscal_year (id), 
	CONSTRAINT fk_finance_entry_period_id FOREIGN KEY(period_id) REFERENCES finance_period (id), 
	CONSTRAINT fk_finance_entry_reversal_of FOREIGN KEY(reversal_of) REFERENCES finance_entry (id)
)
;;
CREATE TABLE finance_expected_payment (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	text VARCHAR(120) NOT NULL, 
	direction VARCHAR(3) NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	amount BIGINT NOT NULL, 
	day DATE NOT NULL, 
	every VARCHAR(8) NOT NULL, 
	until DATE, 
	CONSTRAINT pk_finance_expected_payment PRIMARY KEY (id)
)
;;
CREATE TABLE finance_fiscal_year (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	year INTEGER NOT NULL, 
	start DATE NOT NULL, 
	"end" DATE NOT NULL, 
	CONSTRAINT pk_finance_fiscal_year PRIMARY KEY (id), 
	CONSTRAINT uq_finance_fiscal_year_year UNIQUE (year)
)
;;
CREATE TABLE finance_line (
	id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	amount BIGINT NOT NULL, 
	role SMALLINT NOT NULL, 
	tax_id SMALLINT, 
	cost1 BIGINT, 
	cost2 BIGINT, 
	text VARCHAR(120), 
	CONSTRAINT pk_finance_line PRIMARY KEY (id), 
	CONSTRAINT fk_finance_line_account_id FOREIGN KEY(account_id) REFERENCES finance_account (id), 
	CONSTRAINT fk_finance_line_entry_id FOREIGN KEY(entry_id) REFERENCES finance_entry (id)
)
;;
CREATE TABLE finance_mandate (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	reference VARCHAR(35) NOT NULL, 
	account VARCHAR(9) NOT NULL, 
	signed DATE NOT NULL, 
	scheme VARCHAR(4) DEFAULT 'CORE' NOT NULL, 
	once BOOLEAN DEFAULT '0' NOT NULL, 
	revoked BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_finance_mandate PRIMARY KEY (id), 
	CONSTRAINT uq_finance_mandate_reference UNIQUE (reference)
)
;;
CREATE TABLE finance_measure (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	account VARCHAR(9) NOT NULL, 
	start DATE NOT NULL, 
	monthly BIGINT NOT NULL, 
	owner VARCHAR(80) NOT NULL, 
	state VARCHAR(7) NOT NULL, 
	text VARCHAR(300) NOT NULL, 
	CONSTRAINT pk_finance_measure PRIMARY KEY (id)
)
;;
CREATE TABLE finance_partner (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(70) NOT NULL, 
	iban VARCHAR(34) NOT NULL, 
	bic VARCHAR(11) DEFAULT '' NOT NULL, 
	street VARCHAR(70) DEFAULT '' NOT NULL, 
	house VARCHAR(16) DEFAULT '' NOT NULL, 
	postcode VARCHAR(16) DEFAULT '' NOT NULL, 
	town VARCHAR(35) DEFAULT '' NOT NULL, 
	country VARCHAR(2) DEFAULT '' NOT NULL, 
	account VARCHAR(9) NOT NULL, 
	CONSTRAINT pk_finance_partner PRIMARY KEY (id), 
	CONSTRAINT uq_finance_partner_account UNIQUE (account)
)
;;
CREATE TABLE finance_payment (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(70) NOT NULL, 
	iban VARCHAR(34) NOT NULL, 
	bic VARCHAR(11) DEFAULT '' NOT NULL, 
	street VARCHAR(70) DEFAULT '' NOT NULL, 
	house VARCHAR(16) DEFAULT '' NOT NULL, 
	postcode VARCHAR(16) DEFAULT '' NOT NULL, 
	town VARCHAR(35) DEFAULT '' NOT NULL, 
	country VARCHAR(2) DEFAULT '' NOT NULL, 
	number VARCHAR(20) NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	bank_account_id BIGINT NOT NULL, 
	account VARCHAR(9) NOT NULL, 
	document VARCHAR(36) NOT NULL, 
	amount BIGINT NOT NULL, 
	text VARCHAR(140) NOT NULL, 
	due DATE NOT NULL, 
	mandate_id BIGINT, 
	state VARCHAR(9) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	released_by VARCHAR(80) DEFAULT '' NOT NULL, 
	file_id BIGINT, 
	CONSTRAINT pk_finance_payment PRIMARY KEY (id), 
	CONSTRAINT fk_finance_payment_bank_account_id FOREIGN KEY(bank_account_id) REFERENCES finance_bank_account (id), 
	CONSTRAINT fk_finance_payment_file_id FOREIGN KEY(file_id) REFERENCES finance_payment_file (id), 
	CONSTRAINT fk_finance_payment_mandate_id FOREIGN KEY(mandate_id) REFERENCES finance_mandate (id), 
	CONSTRAINT uq_finance_payment_number UNIQUE (number)
)
;;
CREATE TABLE finance_payment_file (
	id INTEGER NOT NULL, 
	message VARCHAR(35) NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	bank_account_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	count BIGINT NOT NULL, 
	total BIGINT NOT NULL, 
	sha256 BLOB NOT NULL, 
	CONSTRAINT pk_finance_payment_file PRIMARY KEY (id), 
	CONSTRAINT fk_finance_payment_file_bank_account_id FOREIGN KEY(bank_account_id) REFERENCES finance_bank_account (id), 
	CONSTRAINT uq_finance_payment_file_message UNIQUE (message)
)
;;
CREATE TABLE finance_payment_plan (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	account VARCHAR(9) NOT NULL, 
	day DATE NOT NULL, 
	total BIGINT NOT NULL, 
	note VARCHAR(200) NOT NULL, 
	ended DATE, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_finance_payment_plan PRIMARY KEY (id)
)
;;
CREATE TABLE finance_payment_plan_item (
	id INTEGER NOT NULL, 
	plan_id BIGINT NOT NULL, 
	document VARCHAR(36) NOT NULL, 
	amount BIGINT NOT NULL, 
	CONSTRAINT pk_finance_payment_plan_item PRIMARY KEY (id), 
	CONSTRAINT fk_finance_payment_plan_item_plan_id FOREIGN KEY(plan_id) REFERENCES finance_payment_plan (id)
)
;;
CREATE TABLE finance_payment_plan_part (
	id INTEGER NOT NULL, 
	plan_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	amount BIGINT NOT NULL, 
	CONSTRAINT pk_finance_payment_plan_part PRIMARY KEY (id), 
	CONSTRAINT fk_finance_payment_plan_part_plan_id FOREIGN KEY(plan_id) REFERENCES finance_payment_plan (id)
)
;;
CREATE TABLE finance_period (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	fiscal_year_id INTEGER NOT NULL, 
	number SMALLINT NOT NULL, 
	start DATE NOT NULL, 
	"end" DATE NOT NULL, 
	state VARCHAR(5) DEFAULT 'open' NOT NULL, 
	CONSTRAINT pk_finance_period PRIMARY KEY (id), 
	CONSTRAINT fk_finance_period_fiscal_year_id FOREIGN KEY(fiscal_year_id) REFERENCES finance_fiscal_year (id)
)
;;
CREATE TABLE finance_provision (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	account VARCHAR(9) NOT NULL, 
	expense VARCHAR(9) NOT NULL, 
	cost1 VARCHAR(36) NOT NULL, 
	CONSTRAINT pk_finance_provision PRIMARY KEY (id), 
	CONSTRAINT uq_finance_provision_name UNIQUE (name)
)
;;
CREATE TABLE finance_provision_move (
	id INTEGER NOT NULL, 
	provision_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	amount BIGINT NOT NULL, 
	text VARCHAR(120) NOT NULL, 
	entry_id BIGINT, 
	CONSTRAINT pk_finance_provision_move PRIMARY KEY (id), 
	CONSTRAINT fk_finance_provision_move_entry_id FOREIGN KEY(entry_id) REFERENCES finance_entry (id), 
	CONSTRAINT fk_finance_provision_move_provision_id FOREIGN KEY(provision_id) REFERENCES finance_provision (id)
)
;;
CREATE TABLE finance_purchase (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	contact_id BIGINT NOT NULL, 
	reference VARCHAR(36) NOT NULL, 
	day DATE NOT NULL, 
	due DATE, 
	gross BIGINT NOT NULL, 
	text VARCHAR(120) NOT NULL, 
	skonto_days INTEGER, 
	skonto INTEGER NOT NULL, 
	document_id BIGINT, 
	state VARCHAR(9) NOT NULL, 
	reason VARCHAR(400) NOT NULL, 
	entry_id BIGINT, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_finance_purchase PRIMARY KEY (id), 
	CONSTRAINT fk_finance_purchase_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT fk_finance_purchase_document_id FOREIGN KEY(document_id) REFERENCES document (id), 
	CONSTRAINT fk_finance_purchase_entry_id FOREIGN KEY(entry_id) REFERENCES finance_entry (id)
)
;;
CREATE TABLE finance_purchase_position (
	id INTEGER NOT NULL, 
	purchase_id BIGINT NOT NULL, 
	place INTEGER NOT NULL, 
	account VARCHAR(9) NOT NULL, 
	case_key VARCHAR(12) NOT NULL, 
	cost1 VARCHAR(36) NOT NULL, 
	net BIGINT NOT NULL, 
	tax BIGINT NOT NULL, 
	text VARCHAR(120) NOT NULL, 
	CONSTRAINT pk_finance_purchase_position PRIMARY KEY (id), 
	CONSTRAINT fk_finance_purchase_position_purchase_id FOREIGN KEY(purchase_id) REFERENCES finance_purchase (id)
)
;;
CREATE TABLE finance_sales_advance (
	id INTEGER NOT NULL, 
	final_id BIGINT NOT NULL, 
	advance_id BIGINT NOT NULL, 
	tax VARCHAR(12) NOT NULL, 
	net BIGINT NOT NULL, 
	amount BIGINT NOT NULL, 
	CONSTRAINT pk_finance_sales_advance PRIMARY KEY (id), 
	CONSTRAINT fk_finance_sales_advance_advance_id FOREIGN KEY(advance_id) REFERENCES finance_sales_document (id), 
	CONSTRAINT fk_finance_sales_advance_final_id FOREIGN KEY(final_id) REFERENCES finance_sales_document (id)
)
;;
CREATE TABLE finance_sales_billed (
	id INTEGER NOT NULL, 
	recurring_id BIGINT NOT NULL, 
	start DATE NOT NULL, 
	"end" DATE NOT NULL, 
	document_id BIGINT NOT NULL, 
	CONSTRAINT pk_finance_sales_billed PRIMARY KEY (id), 
	CONSTRAINT fk_finance_sales_billed_recurring_id FOREIGN KEY(recurring_id) REFERENCES finance_sales_contract (id)
)
;;
CREATE TABLE finance_sales_contract (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	contact_id BIGINT, 
	title VARCHAR(120) NOT NULL, 
	template_id BIGINT NOT NULL, 
	since DATE NOT NULL, 
	months INTEGER NOT NULL, 
	in_advance BOOLEAN NOT NULL, 
	bill_from DATE, 
	until DATE, 
	term_months INTEGER NOT NULL, 
	notice_months INTEGER NOT NULL, 
	cancelled DATE, 
	issues BOOLEAN NOT NULL, 
	notes VARCHAR(400) NOT NULL, 
	CONSTRAINT pk_finance_sales_contract PRIMARY KEY (id), 
	CONSTRAINT fk_finance_sales_contract_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT fk_finance_sales_contract_template_id FOREIGN KEY(template_id) REFERENCES finance_sales_document (id)
)
;;
CREATE TABLE finance_sales_document (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	number VARCHAR(36) NOT NULL, 
	contact_id BIGINT, 
	day DATE NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	supply VARCHAR(8) NOT NULL, 
	supplied_from DATE, 
	supplied_until DATE, 
	valid_until DATE, 
	title VARCHAR(120) NOT NULL, 
	intro TEXT NOT NULL, 
	closing TEXT NOT NULL, 
	discount INTEGER NOT NULL, 
	net_days INTEGER, 
	reference VARCHAR(80) NOT NULL, 
	ordered VARCHAR(80) NOT NULL, 
	cost VARCHAR(36) NOT NULL, 
	reason VARCHAR(200) NOT NULL, 
	on_land BOOLEAN NOT NULL, 
	origin_id BIGINT, 
	due DATE, 
	net BIGINT NOT NULL, 
	tax BIGINT NOT NULL, 
	gross BIGINT NOT NULL, 
	payable BIGINT NOT NULL, 
	account VARCHAR(9) NOT NULL, 
	entry_id BIGINT, 
	file_id BIGINT, 
	pdf BLOB, 
	xml BLOB, 
	written_by VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_finance_sales_document PRIMARY KEY (id), 
	CONSTRAINT fk_finance_sales_document_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT fk_finance_sales_document_origin_id FOREIGN KEY(origin_id) REFERENCES finance_sales_document (id)
)
;;
CREATE TABLE finance_sales_enclosure (
	id INTEGER NOT NULL, 
	document_id BIGINT NOT NULL, 
	position INTEGER NOT NULL, 
	attachment_id BIGINT NOT NULL, 
	file_name VARCHAR(255) NOT NULL, 
	mime VARCHAR(80) NOT NULL, 
	sha256 BLOB NOT NULL, 
	CONSTRAINT pk_finance_sales_enclosure PRIMARY KEY (id), 
	CONSTRAINT fk_finance_sales_enclosure_document_id FOREIGN KEY(document_id) REFERENCES finance_sales_document (id)
)
;;
CREATE TABLE finance_sales_line (
	id INTEGER NOT NULL, 
	document_id BIGINT NOT NULL, 
	position INTEGER NOT NULL, 
	kind VARCHAR(12) NOT NULL, 
	article_id BIGINT, 
	text TEXT NOT NULL, 
	quantity BIGINT NOT NULL, 
	unit VARCHAR(3) NOT NULL, 
	price BIGINT NOT NULL, 
	discount INTEGER NOT NULL, 
	tax VARCHAR(12) NOT NULL, 
	account VARCHAR(9) NOT NULL, 
	cost VARCHAR(36) NOT NULL, 
	CONSTRAINT pk_finance_sales_line PRIMARY KEY (id), 
	CONSTRAINT fk_finance_sales_line_article_id FOREIGN KEY(article_id) REFERENCES inventory_article (id), 
	CONSTRAINT fk_finance_sales_line_document_id FOREIGN KEY(document_id) REFERENCES finance_sales_document (id)
)
;;
CREATE TABLE finance_sales_origin (
	id INTEGER NOT NULL, 
	line_id BIGINT NOT NULL, 
	origin_id BIGINT NOT NULL, 
	quantity BIGINT NOT NULL, 
	CONSTRAINT pk_finance_sales_origin PRIMARY KEY (id), 
	CONSTRAINT fk_finance_sales_origin_line_id FOREIGN KEY(line_id) REFERENCES finance_sales_line (id), 
	CONSTRAINT fk_finance_sales_origin_origin_id FOREIGN KEY(origin_id) REFERENCES finance_sales_line (id)
)
;;
CREATE TABLE finance_sales_price_step (
	id INTEGER NOT NULL, 
	recurring_id BIGINT NOT NULL, 
	since DATE NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	percent INTEGER NOT NULL, 
	index_old BIGINT NOT NULL, 
	index_new BIGINT NOT NULL, 
	reason VARCHAR(120) NOT NULL, 
	CONSTRAINT pk_finance_sales_price_step PRIMARY KEY (id), 
	CONSTRAINT fk_finance_sales_price_step_recurring_id FOREIGN KEY(recurring_id) REFERENCES finance_sales_contract (id)
)
;;
CREATE TABLE finance_scheme (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_finance_scheme PRIMARY KEY (id), 
	CONSTRAINT uq_finance_scheme_name UNIQUE (name)
)
;;
CREATE TABLE finance_settlement (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	account_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	reason VARCHAR(200) DEFAULT '' NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	taken_back DATE, 
	taken_reason VARCHAR(200) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_finance_settlement PRIMARY KEY (id), 
	CONSTRAINT fk_finance_settlement_account_id FOREIGN KEY(account_id) REFERENCES finance_account (id)
)
;;
CREATE TABLE finance_settlement_difference (
	id INTEGER NOT NULL, 
	settlement_id BIGINT NOT NULL, 
	entry_id BIGINT NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	amount BIGINT NOT NULL, 
	CONSTRAINT pk_finance_settlement_difference PRIMARY KEY (id), 
	CONSTRAINT fk_finance_settlement_difference_entry_id FOREIGN KEY(entry_id) REFERENCES finance_entry (id), 
	CONSTRAINT fk_finance_settlement_difference_settlement_id FOREIGN KEY(settlement_id) REFERENCES finance_settlement (id)
)
;;
CREATE TABLE finance_stack (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	start DATE NOT NULL, 
	"end" DATE NOT NULL, 
	target BIGINT, 
	state VARCHAR(6) DEFAULT 'draft' NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_finance_stack PRIMARY KEY (id)
)
;;
CREATE TABLE finance_stack_line (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	stack_id INTEGER NOT NULL, 
	amount BIGINT NOT NULL, 
	side VARCHAR(1) NOT NULL, 
	bu VARCHAR(12) NOT NULL, 
	contra VARCHAR(9) NOT NULL, 
	document VARCHAR(36) NOT NULL, 
	document2 VARCHAR(12) NOT NULL, 
	day DATE NOT NULL, 
	account VARCHAR(9) NOT NULL, 
	cost1 VARCHAR(36) NOT NULL, 
	cost2 VARCHAR(36) NOT NULL, 
	text VARCHAR(120) NOT NULL, 
	split INTEGER DEFAULT '0' NOT NULL, 
	fault TEXT DEFAULT '' NOT NULL, 
	entry_id BIGINT, 
	CONSTRAINT pk_finance_stack_line PRIMARY KEY (id), 
	CONSTRAINT fk_finance_stack_line_stack_id FOREIGN KEY(stack_id) REFERENCES finance_stack (id)
)
;;
CREATE TABLE finance_tax_case (
	id INTEGER NOT NULL, 
	"key" VARCHAR(12) NOT NULL, 
	valid_from DATE NOT NULL, 
	valid_until DATE, 
	rate INTEGER NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	bu VARCHAR(4) NOT NULL, 
	output_account VARCHAR(8) NOT NULL, 
	input_account VARCHAR(8) NOT NULL, 
	kz_base VARCHAR(4) NOT NULL, 
	kz_tax VARCHAR(4) NOT NULL, 
	kz_input VARCHAR(4) NOT NULL, 
	category VARCHAR(2) NOT NULL, 
	name_de VARCHAR(80) NOT NULL, 
	name_en VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_finance_tax_case PRIMARY KEY (id)
)
;;
CREATE TABLE finance_taxation (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	valid_from DATE NOT NULL, 
	scheme VARCHAR(8) NOT NULL, 
	small_business BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_finance_taxation PRIMARY KEY (id), 
	CONSTRAINT uq_finance_taxation_valid_from UNIQUE (valid_from)
)
;;
CREATE TABLE finance_template (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	side VARCHAR(1) NOT NULL, 
	bu VARCHAR(12) NOT NULL, 
	contra VARCHAR(9) NOT NULL, 
	account VARCHAR(9) NOT NULL, 
	cost1 VARCHAR(36) NOT NULL, 
	text VARCHAR(120) NOT NULL, 
	CONSTRAINT pk_finance_template PRIMARY KEY (id), 
	CONSTRAINT uq_finance_template_name UNIQUE (name)
)
;;
CREATE TABLE finance_text_constant (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	code VARCHAR(12) NOT NULL, 
	text VARCHAR(120) NOT NULL, 
	CONSTRAINT pk_finance_text_constant PRIMARY KEY (id), 
	CONSTRAINT uq_finance_text_constant_code UNIQUE (code)
)
;;
CREATE TABLE finance_vat_return (
	id INTEGER NOT NULL, 
	since DATE NOT NULL, 
	until DATE NOT NULL, 
	number SMALLINT NOT NULL, 
	filed DATE NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	payable BIGINT NOT NULL, 
	figures TEXT NOT NULL, 
	CONSTRAINT pk_finance_vat_return PRIMARY KEY (id)
)
;;
CREATE TABLE follow_up (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	table_name VARCHAR(60) NOT NULL, 
	row_key BIGINT NOT NULL, 
	day DATE NOT NULL, 
	text TEXT NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	done_at BIGINT, kind VARCHAR(20) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_follow_up PRIMARY KEY (id)
)
;;
CREATE TABLE governance_analysis (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(20) NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	scope VARCHAR(600) NOT NULL, 
	matrix_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	previous_id BIGINT, 
	state VARCHAR(10) NOT NULL, 
	until DATE NOT NULL, 
	review DATE NOT NULL, 
	written_by VARCHAR(80) NOT NULL, 
	accepted_by VARCHAR(80) NOT NULL, 
	accepted DATE, 
	project_id BIGINT, 
	CONSTRAINT pk_governance_analysis PRIMARY KEY (id), 
	CONSTRAINT fk_governance_analysis_matrix_id FOREIGN KEY(matrix_id) REFERENCES governance_matrix (id), 
	CONSTRAINT fk_governance_analysis_previous_id FOREIGN KEY(previous_id) REFERENCES governance_analysis (id), 
	CONSTRAINT fk_governance_analysis_project_id FOREIGN KEY(project_id) REFERENCES organisation_project (id), 
	CONSTRAINT uq_governance_analysis_number UNIQUE (number)
)
;;
CREATE TABLE governance_breach (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(20) NOT NULL, 
	title VARCHAR(160) NOT NULL, 
	kind VARCHAR(12) NOT NULL, 
	known BIGINT NOT NULL, 
	happened VARCHAR(600) NOT NULL, 
	concerned VARCHAR(300) NOT NULL, 
	people INTEGER, 
	records INTEGER, 
	consequences VARCHAR(800) NOT NULL, 
	measures VARCHAR(800) NOT NULL, 
	likelihood INTEGER, 
	severity INTEGER, 
	risk VARCHAR(5) NOT NULL, 
	reason VARCHAR(800) NOT NULL, 
	late VARCHAR(400) NOT NULL, 
	exception VARCHAR(10) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_governance_breach PRIMARY KEY (id), 
	CONSTRAINT uq_governance_breach_number UNIQUE (number)
)
;;
CREATE TABLE governance_breach_step (
	id INTEGER NOT NULL, 
	breach_id BIGINT NOT NULL, 
	event VARCHAR(10) NOT NULL, 
	at BIGINT NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_governance_breach_step PRIMARY KEY (id), 
	CONSTRAINT fk_governance_breach_step_breach_id FOREIGN KEY(breach_id) REFERENCES governance_breach (id)
)
;;
CREATE TABLE governance_confidant (
	id INTEGER NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	since DATE NOT NULL, 
	CONSTRAINT pk_governance_confidant PRIMARY KEY (id), 
	CONSTRAINT uq_governance_confidant_login UNIQUE (login)
)
;;
CREATE TABLE governance_contract (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	title VARCHAR(160) NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	number VARCHAR(60) NOT NULL, 
	partner_id BIGINT NOT NULL, 
	owner_id BIGINT, 
	start DATE NOT NULL, 
	until DATE, 
	renews INTEGER NOT NULL, 
	notice_months INTEGER NOT NULL, 
	cancelled DATE, 
	cost BIGINT NOT NULL, 
	notes VARCHAR(600) NOT NULL, 
	ends DATE, 
	notice DATE, 
	CONSTRAINT pk_governance_contract PRIMARY KEY (id), 
	CONSTRAINT fk_governance_contract_owner_id FOREIGN KEY(owner_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_governance_contract_partner_id FOREIGN KEY(partner_id) REFERENCES contact (id)
)
;;
CREATE TABLE governance_control (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	process VARCHAR(80) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	risk VARCHAR(300) NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	owner_id BIGINT, 
	months INTEGER NOT NULL, 
	records VARCHAR(40) NOT NULL, 
	size INTEGER NOT NULL, 
	first DATE NOT NULL, 
	due DATE NOT NULL, 
	CONSTRAINT pk_governance_control PRIMARY KEY (id), 
	CONSTRAINT fk_governance_control_owner_id FOREIGN KEY(owner_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE governance_control_test (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	control_id BIGINT NOT NULL, 
	due DATE NOT NULL, 
	since DATE NOT NULL, 
	until DATE NOT NULL, 
	drawn BIGINT NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	seed INTEGER NOT NULL, 
	population INTEGER NOT NULL, 
	sample TEXT NOT NULL, 
	faults INTEGER, 
	result VARCHAR(10) NOT NULL, 
	found VARCHAR(600) NOT NULL, 
	done DATE, 
	CONSTRAINT pk_governance_control_test PRIMARY KEY (id), 
	CONSTRAINT fk_governance_control_test_control_id FOREIGN KEY(control_id) REFERENCES governance_control (id)
)
;;
CREATE TABLE governance_deletion (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(20) NOT NULL, 
	proposed_by VARCHAR(80) NOT NULL, 
	proposed_at BIGINT NOT NULL, 
	released_by VARCHAR(80) NOT NULL, 
	released_at BIGINT, 
	gone INTEGER NOT NULL, 
	outcome TEXT NOT NULL, 
	document_id BIGINT, 
	CONSTRAINT pk_governance_deletion PRIMARY KEY (id), 
	CONSTRAINT fk_governance_deletion_document_id FOREIGN KEY(document_id) REFERENCES document (id), 
	CONSTRAINT uq_governance_deletion_number UNIQUE (number)
)
;;
CREATE TABLE governance_deletion_item (
	id INTEGER NOT NULL, 
	deletion_id BIGINT NOT NULL, 
	table_name VARCHAR(60) NOT NULL, 
	row_key BIGINT NOT NULL, 
	CONSTRAINT pk_governance_deletion_item PRIMARY KEY (id), 
	CONSTRAINT fk_governance_deletion_item_deletion_id FOREIGN KEY(deletion_id) REFERENCES governance_deletion (id)
)
;;
CREATE TABLE governance_dpia (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(20) NOT NULL, 
	processing_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	description VARCHAR(2000) NOT NULL, 
	necessity VARCHAR(2000) NOT NULL, 
	people_view VARCHAR(800) NOT NULL, 
	advice VARCHAR(1200) NOT NULL, 
	decision VARCHAR(8) NOT NULL, 
	reason VARCHAR(800) NOT NULL, 
	asked DATE, 
	answer VARCHAR(1200) NOT NULL, 
	review DATE, 
	grade VARCHAR(5) NOT NULL, 
	rest VARCHAR(5) NOT NULL, 
	decided_by VARCHAR(80) NOT NULL, 
	decided DATE, 
	CONSTRAINT pk_governance_dpia PRIMARY KEY (id), 
	CONSTRAINT fk_governance_dpia_processing_id FOREIGN KEY(processing_id) REFERENCES governance_processing (id), 
	CONSTRAINT uq_governance_dpia_number UNIQUE (number)
)
;;
CREATE TABLE governance_dpia_risk (
	id INTEGER NOT NULL, 
	dpia_id BIGINT NOT NULL, 
	place INTEGER NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	likelihood INTEGER NOT NULL, 
	severity INTEGER NOT NULL, 
	measures VARCHAR(400) NOT NULL, 
	likelihood_after INTEGER NOT NULL, 
	severity_after INTEGER NOT NULL, 
	CONSTRAINT pk_governance_dpia_risk PRIMARY KEY (id), 
	CONSTRAINT fk_governance_dpia_risk_dpia_id FOREIGN KEY(dpia_id) REFERENCES governance_dpia (id)
)
;;
CREATE TABLE governance_duty (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	title VARCHAR(160) NOT NULL, 
	law VARCHAR(120) NOT NULL, 
	owner_id BIGINT, 
	nominal DATE NOT NULL, 
	months INTEGER NOT NULL, 
	moves BOOLEAN NOT NULL, 
	proof VARCHAR(300) NOT NULL, 
	first DATE NOT NULL, 
	due DATE, 
	CONSTRAINT pk_governance_duty PRIMARY KEY (id), 
	CONSTRAINT fk_governance_duty_owner_id FOREIGN KEY(owner_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE governance_duty_done (
	id INTEGER NOT NULL, 
	duty_id BIGINT NOT NULL, 
	nominal DATE NOT NULL, 
	done DATE NOT NULL, 
	evidence VARCHAR(300) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_governance_duty_done PRIMARY KEY (id), 
	CONSTRAINT fk_governance_duty_done_duty_id FOREIGN KEY(duty_id) REFERENCES governance_duty (id)
)
;;
CREATE TABLE governance_emergency_entry (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	place INTEGER NOT NULL, 
	title VARCHAR(160) NOT NULL, 
	person_id BIGINT, 
	deputy_id BIGINT, 
	contact_id BIGINT, 
	phone VARCHAR(80) NOT NULL, 
	detail VARCHAR(600) NOT NULL, 
	CONSTRAINT pk_governance_emergency_entry PRIMARY KEY (id), 
	CONSTRAINT fk_governance_emergency_entry_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT fk_governance_emergency_entry_deputy_id FOREIGN KEY(deputy_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_governance_emergency_entry_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE governance_erasure (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	request_id BIGINT NOT NULL, 
	proposed_by VARCHAR(80) NOT NULL, 
	proposed_at BIGINT NOT NULL, 
	released_by VARCHAR(80) NOT NULL, 
	released_at BIGINT, 
	outcome TEXT NOT NULL, 
	CONSTRAINT pk_governance_erasure PRIMARY KEY (id), 
	CONSTRAINT fk_governance_erasure_request_id FOREIGN KEY(request_id) REFERENCES governance_request (id)
)
;;
CREATE TABLE governance_exercise (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	plan_id BIGINT NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	day DATE NOT NULL, 
	participants VARCHAR(400) NOT NULL, 
	minutes INTEGER, 
	result VARCHAR(8) NOT NULL, 
	findings VARCHAR(1200) NOT NULL, 
	project_id BIGINT, 
	CONSTRAINT pk_governance_exercise PRIMARY KEY (id), 
	CONSTRAINT fk_governance_exercise_plan_id FOREIGN KEY(plan_id) REFERENCES governance_plan (id), 
	CONSTRAINT fk_governance_exercise_project_id FOREIGN KEY(project_id) REFERENCES organisation_project (id)
)
;;
CREATE TABLE governance_exercise_measure (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	exercise_id BIGINT NOT NULL, 
	title VARCHAR(160) NOT NULL, 
	person_id BIGINT, 
	due DATE NOT NULL, 
	CONSTRAINT pk_governance_exercise_measure PRIMARY KEY (id), 
	CONSTRAINT fk_governance_exercise_measure_exercise_id FOREIGN KEY(exercise_id) REFERENCES governance_exercise (id), 
	CONSTRAINT fk_governance_exercise_measure_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE governance_gift (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	day DATE NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	contact_id BIGINT, 
	about VARCHAR(300) NOT NULL, 
	amount BIGINT NOT NULL, 
	decided VARCHAR(300) NOT NULL, 
	CONSTRAINT pk_governance_gift PRIMARY KEY (id), 
	CONSTRAINT fk_governance_gift_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id)
)
;;
CREATE TABLE governance_handbook_print (
	id INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	pages TEXT NOT NULL, 
	CONSTRAINT pk_governance_handbook_print PRIMARY KEY (id)
)
;;
CREATE TABLE governance_handbook_run (
	id INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	folder VARCHAR(400) NOT NULL, 
	fault VARCHAR(300) NOT NULL, 
	pages INTEGER NOT NULL, 
	CONSTRAINT pk_governance_handbook_run PRIMARY KEY (id)
)
;;
CREATE TABLE governance_handbook_setup (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	one INTEGER NOT NULL, 
	folder VARCHAR(400) NOT NULL, 
	password BLOB, 
	CONSTRAINT pk_governance_handbook_setup PRIMARY KEY (id), 
	CONSTRAINT uq_governance_handbook_setup_one UNIQUE (one)
)
;;
CREATE TABLE governance_incident (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	title VARCHAR(160) NOT NULL, 
	scenario VARCHAR(10) NOT NULL, 
	began BIGINT NOT NULL, 
	closed BIGINT, 
	report VARCHAR(2000) NOT NULL, 
	CONSTRAINT pk_governance_incident PRIMARY KEY (id)
)
;;
CREATE TABLE governance_incident_entry (
	id INTEGER NOT NULL, 
	incident_id BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	words VARCHAR(600) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_governance_incident_entry PRIMARY KEY (id), 
	CONSTRAINT fk_governance_incident_entry_incident_id FOREIGN KEY(incident_id) REFERENCES governance_incident (id)
)
;;
CREATE TABLE governance_matrix (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	likelihoods VARCHAR(400) NOT NULL, 
	impacts VARCHAR(400) NOT NULL, 
	grid VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_governance_matrix PRIMARY KEY (id), 
	CONSTRAINT uq_governance_matrix_name UNIQUE (name)
)
;;
CREATE TABLE governance_plan (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	scenario VARCHAR(10) NOT NULL, 
	begins VARCHAR(400) NOT NULL, 
	first VARCHAR(1200) NOT NULL, 
	owner_id BIGINT, 
	process_id BIGINT, 
	ends VARCHAR(400) NOT NULL, 
	CONSTRAINT pk_governance_plan PRIMARY KEY (id), 
	CONSTRAINT fk_governance_plan_owner_id FOREIGN KEY(owner_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_governance_plan_process_id FOREIGN KEY(process_id) REFERENCES governance_process (id), 
	CONSTRAINT uq_governance_plan_title UNIQUE (title)
)
;;
CREATE TABLE governance_plan_step (
	id INTEGER NOT NULL, 
	plan_id BIGINT NOT NULL, 
	place INTEGER NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	who VARCHAR(120) NOT NULL, 
	minutes INTEGER, 
	material VARCHAR(160) NOT NULL, 
	CONSTRAINT pk_governance_plan_step PRIMARY KEY (id), 
	CONSTRAINT fk_governance_plan_step_plan_id FOREIGN KEY(plan_id) REFERENCES governance_plan (id)
)
;;
CREATE TABLE governance_process (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	owner_id BIGINT, 
	deputy_id BIGINT, 
	after_4h INTEGER NOT NULL, 
	after_1d INTEGER NOT NULL, 
	after_3d INTEGER NOT NULL, 
	after_1w INTEGER NOT NULL, 
	after_2w INTEGER NOT NULL, 
	rto INTEGER, 
	rpo INTEGER, 
	fallback VARCHAR(800) NOT NULL, 
	CONSTRAINT pk_governance_process PRIMARY KEY (id), 
	CONSTRAINT fk_governance_process_deputy_id FOREIGN KEY(deputy_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_governance_process_owner_id FOREIGN KEY(owner_id) REFERENCES hr_person (id), 
	CONSTRAINT uq_governance_process_name UNIQUE (name)
)
;;
CREATE TABLE governance_process_need (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	process_id BIGINT NOT NULL, 
	component_id BIGINT, 
	person_id BIGINT, 
	deputy_id BIGINT, 
	contact_id BIGINT, 
	note VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_governance_process_need PRIMARY KEY (id), 
	CONSTRAINT fk_governance_process_need_component_id FOREIGN KEY(component_id) REFERENCES it_component (id), 
	CONSTRAINT fk_governance_process_need_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT fk_governance_process_need_deputy_id FOREIGN KEY(deputy_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_governance_process_need_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_governance_process_need_process_id FOREIGN KEY(process_id) REFERENCES governance_process (id)
)
;;
CREATE TABLE governance_processing (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	"key" VARCHAR(20) NOT NULL, 
	part VARCHAR(10) NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	purpose VARCHAR(600) NOT NULL, 
	unit VARCHAR(80) NOT NULL, 
	persons VARCHAR(300) NOT NULL, 
	content VARCHAR(400) NOT NULL, 
	recipients VARCHAR(600) NOT NULL, 
	basis VARCHAR(400) NOT NULL, 
	terms VARCHAR(800) NOT NULL, 
	transfers VARCHAR(300) NOT NULL, 
	controller VARCHAR(200) NOT NULL, 
	criteria VARCHAR(120) NOT NULL, 
	must BOOLEAN NOT NULL, 
	dpia VARCHAR(10) NOT NULL, 
	dpia_reason VARCHAR(600) NOT NULL, 
	reviewed DATE, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_governance_processing PRIMARY KEY (id)
)
;;
CREATE TABLE governance_processor (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	contact_id BIGINT NOT NULL, 
	service VARCHAR(200) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	signed DATE, 
	until DATE, 
	document_id BIGINT, 
	points VARCHAR(200) NOT NULL, 
	country VARCHAR(60) NOT NULL, 
	safeguard VARCHAR(10) NOT NULL, 
	subs VARCHAR(400) NOT NULL, 
	next_check DATE, 
	CONSTRAINT pk_governance_processor PRIMARY KEY (id), 
	CONSTRAINT fk_governance_processor_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT fk_governance_processor_document_id FOREIGN KEY(document_id) REFERENCES document (id)
)
;;
CREATE TABLE governance_report (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(20) NOT NULL, 
	came DATE NOT NULL, 
	way VARCHAR(8) NOT NULL, 
	area VARCHAR(12) NOT NULL, 
	who VARCHAR(160) NOT NULL, 
	what VARCHAR(4000) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	term DATE, 
	confirmed DATE, 
	answered DATE, 
	feedback VARCHAR(2000) NOT NULL, 
	closed DATE, 
	erased DATE, 
	CONSTRAINT pk_governance_report PRIMARY KEY (id), 
	CONSTRAINT uq_governance_report_number UNIQUE (number)
)
;;
CREATE TABLE governance_request (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(20) NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	received DATE NOT NULL, 
	way VARCHAR(8) NOT NULL, 
	who VARCHAR(120) NOT NULL, 
	contact_id BIGINT, 
	person_id BIGINT, 
	applicant_id BIGINT, 
	login VARCHAR(80) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	identity VARCHAR(8) NOT NULL, 
	due DATE NOT NULL, 
	extended DATE, 
	closed DATE, 
	refusal VARCHAR(10) NOT NULL, 
	reason VARCHAR(500) NOT NULL, 
	CONSTRAINT pk_governance_request PRIMARY KEY (id), 
	CONSTRAINT fk_governance_request_applicant_id FOREIGN KEY(applicant_id) REFERENCES hr_applicant (id), 
	CONSTRAINT fk_governance_request_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT fk_governance_request_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT uq_governance_request_number UNIQUE (number)
)
;;
CREATE TABLE governance_request_step (
	id INTEGER NOT NULL, 
	request_id BIGINT NOT NULL, 
	step VARCHAR(10) NOT NULL, 
	at BIGINT NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_governance_request_step PRIMARY KEY (id), 
	CONSTRAINT fk_governance_request_step_request_id FOREIGN KEY(request_id) REFERENCES governance_request (id)
)
;;
CREATE TABLE governance_restriction (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	table_name VARCHAR(60) NOT NULL, 
	row_key BIGINT NOT NULL, 
	since DATE NOT NULL, 
	reason VARCHAR(300) NOT NULL, 
	request_id BIGINT, 
	lifted DATE, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_governance_restriction PRIMARY KEY (id), 
	CONSTRAINT fk_governance_restriction_request_id FOREIGN KEY(request_id) REFERENCES governance_request (id)
)
;;
CREATE TABLE governance_risk (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	analysis_id BIGINT NOT NULL, 
	place INTEGER NOT NULL, 
	title VARCHAR(160) NOT NULL, 
	category VARCHAR(10) NOT NULL, 
	cause VARCHAR(800) NOT NULL, 
	threat_id BIGINT, 
	owner_id BIGINT, 
	component_id BIGINT, 
	asset_id BIGINT, 
	contact_id BIGINT, 
	person_id BIGINT, 
	inherent_likelihood INTEGER NOT NULL, 
	inherent_impact INTEGER NOT NULL, 
	inherent INTEGER NOT NULL, 
	controls VARCHAR(800) NOT NULL, 
	current_likelihood INTEGER NOT NULL, 
	current_impact INTEGER NOT NULL, 
	current INTEGER NOT NULL, 
	treatment VARCHAR(10) NOT NULL, 
	reason VARCHAR(600) NOT NULL, 
	residual_likelihood INTEGER NOT NULL, 
	residual_impact INTEGER NOT NULL, 
	residual INTEGER NOT NULL, 
	origin_id BIGINT, 
	source VARCHAR(40) NOT NULL, figure VARCHAR(60) DEFAULT '' NOT NULL, process_id BIGINT CONSTRAINT fk_governance_risk_process_id REFERENCES governance_process (id), 
	CONSTRAINT pk_governance_risk PRIMARY KEY (id), 
	CONSTRAINT fk_governance_risk_analysis_id FOREIGN KEY(analysis_id) REFERENCES governance_analysis (id), 
	CONSTRAINT fk_governance_risk_asset_id FOREIGN KEY(asset_id) REFERENCES it_asset (id), 
	CONSTRAINT fk_governance_risk_component_id FOREIGN KEY(component_id) REFERENCES it_component (id), 
	CONSTRAINT fk_governance_risk_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT fk_governance_risk_origin_id FOREIGN KEY(origin_id) REFERENCES governance_risk (id), 
	CONSTRAINT fk_governance_risk_owner_id FOREIGN KEY(owner_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_governance_risk_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_governance_risk_threat_id FOREIGN KEY(threat_id) REFERENCES governance_threat (id)
)
;;
CREATE TABLE governance_risk_loss (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	risk_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	amount BIGINT NOT NULL, 
	about VARCHAR(400) NOT NULL, 
	CONSTRAINT pk_governance_risk_loss PRIMARY KEY (id), 
	CONSTRAINT fk_governance_risk_loss_risk_id FOREIGN KEY(risk_id) REFERENCES governance_risk (id)
)
;;
CREATE TABLE governance_risk_measure (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	risk_id BIGINT NOT NULL, 
	title VARCHAR(160) NOT NULL, 
	person_id BIGINT, 
	due DATE NOT NULL, 
	cost BIGINT NOT NULL, 
	yearly BIGINT NOT NULL, 
	effect VARCHAR(10) NOT NULL, 
	CONSTRAINT pk_governance_risk_measure PRIMARY KEY (id), 
	CONSTRAINT fk_governance_risk_measure_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_governance_risk_measure_risk_id FOREIGN KEY(risk_id) REFERENCES governance_risk (id)
)
;;
CREATE TABLE governance_threat (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	code VARCHAR(12) NOT NULL, 
	name VARCHAR(160) NOT NULL, 
	CONSTRAINT pk_governance_threat PRIMARY KEY (id), 
	CONSTRAINT uq_governance_threat_code UNIQUE (code)
)
;;
CREATE TABLE hr_absence (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	kind VARCHAR(9) NOT NULL, 
	since DATE NOT NULL, 
	until DATE NOT NULL, 
	half_first BOOLEAN NOT NULL, 
	half_last BOOLEAN NOT NULL, 
	minutes INTEGER, 
	state VARCHAR(9) NOT NULL, 
	substitute_id BIGINT, 
	note VARCHAR(300) NOT NULL, 
	reason VARCHAR(300) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	certificate VARCHAR(8) NOT NULL, 
	proven_until DATE, 
	cause_id BIGINT, 
	due DATE, 
	born DATE, 
	long BOOLEAN NOT NULL, 
	cut BOOLEAN NOT NULL, 
	CONSTRAINT pk_hr_absence PRIMARY KEY (id), 
	CONSTRAINT fk_hr_absence_cause_id FOREIGN KEY(cause_id) REFERENCES hr_absence (id), 
	CONSTRAINT fk_hr_absence_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_hr_absence_substitute_id FOREIGN KEY(substitute_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_applicant (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	vacancy_id BIGINT NOT NULL, 
	first_name VARCHAR(80) NOT NULL, 
	last_name VARCHAR(80) NOT NULL, 
	street VARCHAR(80) NOT NULL, 
	postcode VARCHAR(10) NOT NULL, 
	town VARCHAR(80) NOT NULL, 
	mail VARCHAR(120) NOT NULL, 
	phone VARCHAR(40) NOT NULL, 
	source VARCHAR(9) NOT NULL, 
	received DATE NOT NULL, 
	starts DATE, 
	note VARCHAR(1000) NOT NULL, 
	stage VARCHAR(9) NOT NULL, 
	closed DATE, 
	consent DATE, 
	pool_until DATE, 
	kept_until DATE, 
	proposed DATE, 
	erased DATE, 
	person_id BIGINT, 
	folded VARCHAR(260) NOT NULL, 
	CONSTRAINT pk_hr_applicant PRIMARY KEY (id), 
	CONSTRAINT fk_hr_applicant_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_hr_applicant_vacancy_id FOREIGN KEY(vacancy_id) REFERENCES hr_vacancy (id), 
	CONSTRAINT uq_hr_applicant_person_id UNIQUE (person_id)
)
;;
CREATE TABLE hr_applicant_score (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	applicant_id BIGINT NOT NULL, 
	person_id BIGINT NOT NULL, 
	knowledge INTEGER NOT NULL, 
	experience INTEGER NOT NULL, 
	together INTEGER NOT NULL, 
	remark VARCHAR(1000) NOT NULL, 
	CONSTRAINT pk_hr_applicant_score PRIMARY KEY (id), 
	CONSTRAINT fk_hr_applicant_score_applicant_id FOREIGN KEY(applicant_id) REFERENCES hr_applicant (id), 
	CONSTRAINT fk_hr_applicant_score_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_applicant_step (
	id INTEGER NOT NULL, 
	applicant_id BIGINT NOT NULL, 
	stage VARCHAR(9) NOT NULL, 
	day DATE NOT NULL, 
	CONSTRAINT pk_hr_applicant_step PRIMARY KEY (id), 
	CONSTRAINT fk_hr_applicant_step_applicant_id FOREIGN KEY(applicant_id) REFERENCES hr_applicant (id)
)
;;
CREATE TABLE hr_appointment (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	applicant_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	at VARCHAR(5) NOT NULL, 
	minutes INTEGER NOT NULL, 
	place VARCHAR(160) NOT NULL, 
	person_id BIGINT, 
	second_id BIGINT, 
	CONSTRAINT pk_hr_appointment PRIMARY KEY (id), 
	CONSTRAINT fk_hr_appointment_applicant_id FOREIGN KEY(applicant_id) REFERENCES hr_applicant (id), 
	CONSTRAINT fk_hr_appointment_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_hr_appointment_second_id FOREIGN KEY(second_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_assignment (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	since DATE NOT NULL, 
	department VARCHAR(80) NOT NULL, 
	job VARCHAR(80) NOT NULL, 
	site_id BIGINT, 
	manager_id BIGINT, 
	post_id BIGINT, 
	cost_centre VARCHAR(20) NOT NULL, 
	CONSTRAINT pk_hr_assignment PRIMARY KEY (id), 
	CONSTRAINT fk_hr_assignment_manager_id FOREIGN KEY(manager_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_hr_assignment_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_hr_assignment_post_id FOREIGN KEY(post_id) REFERENCES hr_post (id), 
	CONSTRAINT fk_hr_assignment_site_id FOREIGN KEY(site_id) REFERENCES hr_site (id)
)
;;
CREATE TABLE hr_bank (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	since DATE NOT NULL, 
	iban VARCHAR(34) NOT NULL, 
	bic VARCHAR(11) NOT NULL, 
	holder VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_hr_bank PRIMARY KEY (id), 
	CONSTRAINT fk_hr_bank_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_checklist_item (
	id INTEGER NOT NULL, 
	person_id BIGINT NOT NULL, 
	task_id BIGINT NOT NULL, 
	kind VARCHAR(5) NOT NULL, 
	day DATE NOT NULL, 
	title VARCHAR(160) NOT NULL, 
	due DATE NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_hr_checklist_item PRIMARY KEY (id), 
	CONSTRAINT fk_hr_checklist_item_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_hr_checklist_item_task_id FOREIGN KEY(task_id) REFERENCES hr_checklist_task (id)
)
;;
CREATE TABLE hr_checklist_task (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	kind VARCHAR(5) NOT NULL, 
	title VARCHAR(160) NOT NULL, 
	department VARCHAR(80) NOT NULL, 
	job VARCHAR(80) NOT NULL, 
	owner VARCHAR(7) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	days INTEGER NOT NULL, 
	CONSTRAINT pk_hr_checklist_task PRIMARY KEY (id)
)
;;
CREATE TABLE hr_contract (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	since DATE NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	week VARCHAR(60) NOT NULL, 
	leave INTEGER NOT NULL, 
	twelfths BOOLEAN NOT NULL, 
	fixed_until DATE, 
	fixed_reason VARCHAR(160) NOT NULL, 
	probation_until DATE, 
	notice VARCHAR(120) NOT NULL, 
	note VARCHAR(300) NOT NULL, 
	CONSTRAINT pk_hr_contract PRIMARY KEY (id), 
	CONSTRAINT fk_hr_contract_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_contract_term (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	point VARCHAR(2) NOT NULL, 
	words VARCHAR(1000) NOT NULL, 
	CONSTRAINT pk_hr_contract_term PRIMARY KEY (id), 
	CONSTRAINT uq_hr_contract_term_point UNIQUE (point)
)
;;
CREATE TABLE hr_course (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	provider VARCHAR(120) NOT NULL, 
	months INTEGER NOT NULL, 
	fee BIGINT NOT NULL, 
	passing INTEGER NOT NULL, 
	about VARCHAR(600) NOT NULL, 
	CONSTRAINT pk_hr_course PRIMARY KEY (id)
)
;;
CREATE TABLE hr_course_attempt (
	id INTEGER NOT NULL, 
	person_id BIGINT NOT NULL, 
	course_id BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	"right" INTEGER NOT NULL, 
	"of" INTEGER NOT NULL, 
	passed BOOLEAN NOT NULL, 
	content VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_hr_course_attempt PRIMARY KEY (id), 
	CONSTRAINT fk_hr_course_attempt_course_id FOREIGN KEY(course_id) REFERENCES hr_course (id), 
	CONSTRAINT fk_hr_course_attempt_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_course_clause (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	text VARCHAR(160) NOT NULL, 
	amount BIGINT NOT NULL, 
	months INTEGER NOT NULL, 
	since DATE NOT NULL, 
	CONSTRAINT pk_hr_course_clause PRIMARY KEY (id), 
	CONSTRAINT fk_hr_course_clause_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_course_event (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	course_id BIGINT NOT NULL, 
	since DATE NOT NULL, 
	until DATE NOT NULL, 
	town VARCHAR(80) NOT NULL, 
	seats INTEGER NOT NULL, 
	fee BIGINT NOT NULL, 
	state VARCHAR(9) NOT NULL, 
	note VARCHAR(300) NOT NULL, 
	CONSTRAINT pk_hr_course_event PRIMARY KEY (id), 
	CONSTRAINT fk_hr_course_event_course_id FOREIGN KEY(course_id) REFERENCES hr_course (id)
)
;;
CREATE TABLE hr_course_participant (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	event_id BIGINT NOT NULL, 
	person_id BIGINT NOT NULL, 
	state VARCHAR(9) NOT NULL, 
	result VARCHAR(160) NOT NULL, 
	fee BIGINT NOT NULL, 
	cost1 VARCHAR(36) NOT NULL, 
	rating INTEGER, 
	comment VARCHAR(400) NOT NULL, 
	CONSTRAINT pk_hr_course_participant PRIMARY KEY (id), 
	CONSTRAINT fk_hr_course_participant_event_id FOREIGN KEY(event_id) REFERENCES hr_course_event (id), 
	CONSTRAINT fk_hr_course_participant_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_course_proof (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	course_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	until DATE, 
	way VARCHAR(5) NOT NULL, 
	note VARCHAR(160) NOT NULL, 
	participant_id BIGINT, 
	attempt_id BIGINT, 
	CONSTRAINT pk_hr_course_proof PRIMARY KEY (id), 
	CONSTRAINT fk_hr_course_proof_attempt_id FOREIGN KEY(attempt_id) REFERENCES hr_course_attempt (id), 
	CONSTRAINT fk_hr_course_proof_course_id FOREIGN KEY(course_id) REFERENCES hr_course (id), 
	CONSTRAINT fk_hr_course_proof_participant_id FOREIGN KEY(participant_id) REFERENCES hr_course_participant (id), 
	CONSTRAINT fk_hr_course_proof_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT uq_hr_course_proof_participant_id UNIQUE (participant_id)
)
;;
CREATE TABLE hr_course_question (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	course_id BIGINT NOT NULL, 
	place INTEGER NOT NULL, 
	question VARCHAR(300) NOT NULL, 
	answers VARCHAR(2000) NOT NULL, 
	"right" VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_hr_course_question PRIMARY KEY (id), 
	CONSTRAINT fk_hr_course_question_course_id FOREIGN KEY(course_id) REFERENCES hr_course (id)
)
;;
CREATE TABLE hr_course_slide (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	course_id BIGINT NOT NULL, 
	place INTEGER NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	text VARCHAR(4000) NOT NULL, 
	CONSTRAINT pk_hr_course_slide PRIMARY KEY (id), 
	CONSTRAINT fk_hr_course_slide_course_id FOREIGN KEY(course_id) REFERENCES hr_course (id)
)
;;
CREATE TABLE hr_disability (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	since DATE NOT NULL, 
	until DATE, 
	degree INTEGER NOT NULL, 
	CONSTRAINT pk_hr_disability PRIMARY KEY (id), 
	CONSTRAINT fk_hr_disability_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_instruction (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	kind VARCHAR(9) NOT NULL, 
	course_id BIGINT NOT NULL, 
	department VARCHAR(80) NOT NULL, 
	job VARCHAR(80) NOT NULL, 
	since DATE NOT NULL, 
	law VARCHAR(120) NOT NULL, 
	CONSTRAINT pk_hr_instruction PRIMARY KEY (id), 
	CONSTRAINT fk_hr_instruction_course_id FOREIGN KEY(course_id) REFERENCES hr_course (id)
)
;;
CREATE TABLE hr_insurance (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	since DATE NOT NULL, 
	number VARCHAR(12) NOT NULL, 
	fund VARCHAR(80) NOT NULL, 
	fund_number VARCHAR(8) NOT NULL, 
	health VARCHAR(9) NOT NULL, 
	person_group VARCHAR(3) NOT NULL, 
	groups VARCHAR(4) NOT NULL, 
	parent BOOLEAN NOT NULL, 
	young_children INTEGER NOT NULL, 
	CONSTRAINT pk_hr_insurance PRIMARY KEY (id), 
	CONSTRAINT fk_hr_insurance_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_leave_notice (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	year INTEGER NOT NULL, 
	day DATE NOT NULL, 
	days INTEGER NOT NULL, 
	document_id BIGINT, 
	way VARCHAR(4) NOT NULL, 
	proven DATE, 
	CONSTRAINT pk_hr_leave_notice PRIMARY KEY (id), 
	CONSTRAINT fk_hr_leave_notice_document_id FOREIGN KEY(document_id) REFERENCES document (id), 
	CONSTRAINT fk_hr_leave_notice_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_leave_opening (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	year INTEGER NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	days INTEGER NOT NULL, 
	expires DATE, 
	note VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_hr_leave_opening PRIMARY KEY (id), 
	CONSTRAINT fk_hr_leave_opening_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_leaving (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	given DATE, 
	day DATE NOT NULL, 
	note VARCHAR(1000) NOT NULL, 
	state VARCHAR(4) NOT NULL, 
	CONSTRAINT pk_hr_leaving PRIMARY KEY (id), 
	CONSTRAINT fk_hr_leaving_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT uq_hr_leaving_person_id UNIQUE (person_id)
)
;;
CREATE TABLE hr_look (
	id INTEGER NOT NULL, 
	person_id BIGINT NOT NULL, 
	part VARCHAR(6) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_hr_look PRIMARY KEY (id), 
	CONSTRAINT fk_hr_look_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_pay (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	since DATE NOT NULL, 
	kind VARCHAR(6) NOT NULL, 
	amount BIGINT NOT NULL, 
	pay_group VARCHAR(40) NOT NULL, 
	note VARCHAR(300) NOT NULL, 
	CONSTRAINT pk_hr_pay PRIMARY KEY (id), 
	CONSTRAINT fk_hr_pay_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_payroll_amount (
	id INTEGER NOT NULL, 
	slip_id BIGINT NOT NULL, 
	place INTEGER NOT NULL, 
	part VARCHAR(9) NOT NULL, 
	code VARCHAR(20) NOT NULL, 
	employee BIGINT NOT NULL, 
	employer BIGINT NOT NULL, 
	base BIGINT NOT NULL, 
	hours INTEGER NOT NULL, 
	rate BIGINT NOT NULL, 
	one_off BOOLEAN NOT NULL, 
	last_year BOOLEAN NOT NULL, 
	CONSTRAINT pk_hr_payroll_amount PRIMARY KEY (id), 
	CONSTRAINT fk_hr_payroll_amount_slip_id FOREIGN KEY(slip_id) REFERENCES hr_payroll_slip (id)
)
;;
CREATE TABLE hr_payroll_benefit (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	code VARCHAR(6) NOT NULL, 
	since DATE NOT NULL, 
	until DATE, 
	amount BIGINT NOT NULL, 
	own BIGINT NOT NULL, 
	km INTEGER NOT NULL, 
	trips INTEGER NOT NULL, 
	breakfasts INTEGER NOT NULL, 
	meals INTEGER NOT NULL, 
	share VARCHAR(3) NOT NULL, 
	partner BOOLEAN NOT NULL, 
	children INTEGER NOT NULL, 
	plus BIGINT, 
	flat BOOLEAN NOT NULL, 
	payee VARCHAR(70) NOT NULL, 
	iban VARCHAR(34) NOT NULL, 
	reference VARCHAR(70) NOT NULL, 
	note VARCHAR(160) NOT NULL, 
	CONSTRAINT pk_hr_payroll_benefit PRIMARY KEY (id), 
	CONSTRAINT fk_hr_payroll_benefit_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_payroll_claim (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	kind VARCHAR(6) NOT NULL, 
	since DATE NOT NULL, 
	until DATE, 
	amount BIGINT, 
	settled BIGINT NOT NULL, 
	rate BIGINT, 
	dependants INTEGER NOT NULL, 
	free BIGINT, 
	creditor VARCHAR(70) NOT NULL, 
	iban VARCHAR(34) NOT NULL, 
	reference VARCHAR(70) NOT NULL, 
	note VARCHAR(160) NOT NULL, 
	CONSTRAINT pk_hr_payroll_claim PRIMARY KEY (id), 
	CONSTRAINT fk_hr_payroll_claim_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_payroll_fund (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	number VARCHAR(8) NOT NULL, 
	since DATE NOT NULL, 
	extra INTEGER NOT NULL, 
	u1 INTEGER NOT NULL, 
	u2 INTEGER NOT NULL, 
	iban VARCHAR(34) NOT NULL, back INTEGER, 
	CONSTRAINT pk_hr_payroll_fund PRIMARY KEY (id)
)
;;
CREATE TABLE hr_payroll_item (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	kind_id BIGINT NOT NULL, 
	month DATE NOT NULL, 
	until DATE, 
	amount BIGINT, 
	hours INTEGER, 
	note VARCHAR(160) NOT NULL, 
	CONSTRAINT pk_hr_payroll_item PRIMARY KEY (id), 
	CONSTRAINT fk_hr_payroll_item_kind_id FOREIGN KEY(kind_id) REFERENCES hr_payroll_kind (id), 
	CONSTRAINT fk_hr_payroll_item_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_payroll_kind (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number INTEGER NOT NULL, 
	name_de VARCHAR(60) NOT NULL, 
	name_en VARCHAR(60) NOT NULL, 
	use VARCHAR(6) NOT NULL, 
	hourly BOOLEAN NOT NULL, 
	taxable BOOLEAN NOT NULL, 
	insured BOOLEAN NOT NULL, 
	one_off BOOLEAN NOT NULL, 
	net BOOLEAN NOT NULL, 
	skr03 VARCHAR(9) NOT NULL, 
	skr04 VARCHAR(9) NOT NULL, 
	place INTEGER NOT NULL, percent INTEGER DEFAULT '0' NOT NULL, spare VARCHAR(9) DEFAULT '' NOT NULL, bureau INTEGER, bureau_as VARCHAR(1) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_hr_payroll_kind PRIMARY KEY (id), 
	CONSTRAINT uq_hr_payroll_kind_number UNIQUE (number)
)
;;
CREATE TABLE hr_payroll_notice (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	mark VARCHAR(120) NOT NULL, 
	kind VARCHAR(9) NOT NULL, 
	run_id BIGINT, 
	month DATE NOT NULL, 
	person_id BIGINT, 
	fund VARCHAR(80) NOT NULL, 
	code VARCHAR(2) NOT NULL, 
	since DATE, 
	until DATE, 
	due DATE NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	entered_on DATE, 
	login VARCHAR(80) NOT NULL, 
	receipt VARCHAR(60) NOT NULL, 
	digest BLOB, 
	CONSTRAINT pk_hr_payroll_notice PRIMARY KEY (id), 
	CONSTRAINT fk_hr_payroll_notice_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_hr_payroll_notice_run_id FOREIGN KEY(run_id) REFERENCES hr_payroll_run (id), 
	CONSTRAINT uq_hr_payroll_notice_mark UNIQUE (mark)
)
;;
CREATE TABLE hr_payroll_opening (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	year INTEGER NOT NULL, 
	days INTEGER NOT NULL, 
	taxed BIGINT NOT NULL, 
	health BIGINT NOT NULL, 
	pension BIGINT NOT NULL, 
	fund_rate INTEGER, first_month INTEGER, last_month INTEGER, gross BIGINT DEFAULT '0' NOT NULL, once BIGINT DEFAULT '0' NOT NULL, wage_tax BIGINT DEFAULT '0' NOT NULL, soli BIGINT DEFAULT '0' NOT NULL, church BIGINT DEFAULT '0' NOT NULL, health_own BIGINT DEFAULT '0' NOT NULL, health_other BIGINT DEFAULT '0' NOT NULL, care_own BIGINT DEFAULT '0' NOT NULL, care_other BIGINT DEFAULT '0' NOT NULL, pension_own BIGINT DEFAULT '0' NOT NULL, pension_other BIGINT DEFAULT '0' NOT NULL, unemployment_own BIGINT DEFAULT '0' NOT NULL, unemployment_other BIGINT DEFAULT '0' NOT NULL, levies BIGINT DEFAULT '0' NOT NULL, payout BIGINT DEFAULT '0' NOT NULL, used_rebate BIGINT DEFAULT '0' NOT NULL, used_plan BIGINT DEFAULT '0' NOT NULL, used_plan_insured BIGINT DEFAULT '0' NOT NULL, used_relax BIGINT DEFAULT '0' NOT NULL, used_gift BIGINT DEFAULT '0' NOT NULL, used_health BIGINT DEFAULT '0' NOT NULL, ticket BIGINT DEFAULT '0' NOT NULL, ride BIGINT DEFAULT '0' NOT NULL, reason VARCHAR(160) DEFAULT '' NOT NULL, used_low BIGINT DEFAULT '0' NOT NULL, used_old BIGINT DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_hr_payroll_opening PRIMARY KEY (id), 
	CONSTRAINT fk_hr_payroll_opening_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_payroll_payment (
	id INTEGER NOT NULL, 
	run_id BIGINT NOT NULL, 
	fund VARCHAR(80) NOT NULL, 
	payment_id BIGINT NOT NULL, 
	CONSTRAINT pk_hr_payroll_payment PRIMARY KEY (id), 
	CONSTRAINT fk_hr_payroll_payment_payment_id FOREIGN KEY(payment_id) REFERENCES finance_payment (id), 
	CONSTRAINT fk_hr_payroll_payment_run_id FOREIGN KEY(run_id) REFERENCES hr_payroll_run (id)
)
;;
CREATE TABLE hr_payroll_run (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	month DATE NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	computed_at BIGINT NOT NULL, 
	released_by VARCHAR(80) NOT NULL, 
	released_at BIGINT, 
	entry_id BIGINT, 
	file_name VARCHAR(80) NOT NULL, 
	file_sha256 BLOB, 
	pay_day DATE, 
	CONSTRAINT pk_hr_payroll_run PRIMARY KEY (id), 
	CONSTRAINT fk_hr_payroll_run_entry_id FOREIGN KEY(entry_id) REFERENCES finance_entry (id), 
	CONSTRAINT uq_hr_payroll_run_month UNIQUE (month)
)
;;
CREATE TABLE hr_payroll_slip (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	run_id BIGINT NOT NULL, 
	person_id BIGINT NOT NULL, 
	month DATE NOT NULL, 
	replaces_id BIGINT, 
	state VARCHAR(8) NOT NULL, 
	field VARCHAR(30) NOT NULL, 
	reason TEXT NOT NULL, 
	inputs TEXT NOT NULL, 
	digest BLOB NOT NULL, 
	stamp BLOB NOT NULL, 
	cost_centre VARCHAR(20) NOT NULL, 
	fund VARCHAR(80) NOT NULL, 
	gross BIGINT NOT NULL, 
	net BIGINT NOT NULL, 
	payout BIGINT NOT NULL, 
	employer BIGINT NOT NULL, 
	document_id BIGINT, 
	CONSTRAINT pk_hr_payroll_slip PRIMARY KEY (id), 
	CONSTRAINT fk_hr_payroll_slip_document_id FOREIGN KEY(document_id) REFERENCES document (id), 
	CONSTRAINT fk_hr_payroll_slip_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_hr_payroll_slip_replaces_id FOREIGN KEY(replaces_id) REFERENCES hr_payroll_slip (id), 
	CONSTRAINT fk_hr_payroll_slip_run_id FOREIGN KEY(run_id) REFERENCES hr_payroll_run (id)
)
;;
CREATE TABLE hr_payroll_terms (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	since DATE NOT NULL, 
	premium_health BIGINT, 
	premium_care BIGINT, 
	midi VARCHAR(3) NOT NULL, 
	flat_tax BOOLEAN NOT NULL, occupation VARCHAR(9) DEFAULT '' NOT NULL, active BOOLEAN DEFAULT '0' NOT NULL, exempt BOOLEAN DEFAULT '0' NOT NULL, flat_pay VARCHAR(6) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_hr_payroll_terms PRIMARY KEY (id), 
	CONSTRAINT fk_hr_payroll_terms_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_person (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number BIGINT NOT NULL, 
	first_name VARCHAR(80) NOT NULL, 
	last_name VARCHAR(80) NOT NULL, 
	department VARCHAR(80) NOT NULL, 
	site VARCHAR(80) NOT NULL, 
	job VARCHAR(80) NOT NULL, 
	mail VARCHAR(120) NOT NULL, 
	phone VARCHAR(40) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	entry DATE, 
	leaving DATE, 
	folded VARCHAR(260) NOT NULL, 
	CONSTRAINT pk_hr_person PRIMARY KEY (id), 
	CONSTRAINT uq_hr_person_number UNIQUE (number)
)
;;
CREATE TABLE hr_personal (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	birth DATE, 
	birth_name VARCHAR(80) NOT NULL, 
	birth_place VARCHAR(80) NOT NULL, 
	nationality VARCHAR(40) NOT NULL, 
	permit_until DATE, 
	street VARCHAR(80) NOT NULL, 
	postcode VARCHAR(10) NOT NULL, 
	town VARCHAR(80) NOT NULL, 
	home_phone VARCHAR(40) NOT NULL, 
	home_mail VARCHAR(120) NOT NULL, 
	emergency_name VARCHAR(80) NOT NULL, 
	emergency_phone VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_hr_personal PRIMARY KEY (id), 
	CONSTRAINT fk_hr_personal_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT uq_hr_personal_person_id UNIQUE (person_id)
)
;;
CREATE TABLE hr_post (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	title VARCHAR(80) NOT NULL, 
	department VARCHAR(80) NOT NULL, 
	site_id BIGINT, 
	hours INTEGER NOT NULL, 
	since DATE NOT NULL, 
	until DATE, 
	note VARCHAR(300) NOT NULL, 
	CONSTRAINT pk_hr_post PRIMARY KEY (id), 
	CONSTRAINT fk_hr_post_site_id FOREIGN KEY(site_id) REFERENCES hr_site (id)
)
;;
CREATE TABLE hr_qualification (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	since DATE, 
	until DATE, 
	note VARCHAR(160) NOT NULL, 
	CONSTRAINT pk_hr_qualification PRIMARY KEY (id), 
	CONSTRAINT fk_hr_qualification_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_reference_block (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	aspect VARCHAR(10) NOT NULL, 
	grade VARCHAR(1) NOT NULL, 
	final VARCHAR(600) NOT NULL, 
	interim VARCHAR(600) NOT NULL, 
	CONSTRAINT pk_hr_reference_block PRIMARY KEY (id)
)
;;
CREATE TABLE hr_shutdown (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	since DATE NOT NULL, 
	until DATE NOT NULL, 
	site_id BIGINT, 
	CONSTRAINT pk_hr_shutdown PRIMARY KEY (id), 
	CONSTRAINT fk_hr_shutdown_site_id FOREIGN KEY(site_id) REFERENCES hr_site (id)
)
;;
CREATE TABLE hr_site (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	land VARCHAR(2) NOT NULL, 
	assumption BOOLEAN NOT NULL, 
	corpus_christi BOOLEAN NOT NULL, 
	peace BOOLEAN NOT NULL, 
	eves VARCHAR(4) NOT NULL, 
	CONSTRAINT pk_hr_site PRIMARY KEY (id), 
	CONSTRAINT uq_hr_site_name UNIQUE (name)
)
;;
CREATE TABLE hr_skill (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	"group" VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_hr_skill PRIMARY KEY (id), 
	CONSTRAINT uq_hr_skill_name UNIQUE (name)
)
;;
CREATE TABLE hr_skill_level (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	skill_id BIGINT NOT NULL, 
	level VARCHAR(1) NOT NULL, 
	day DATE NOT NULL, 
	note VARCHAR(160) NOT NULL, 
	CONSTRAINT pk_hr_skill_level PRIMARY KEY (id), 
	CONSTRAINT fk_hr_skill_level_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_hr_skill_level_skill_id FOREIGN KEY(skill_id) REFERENCES hr_skill (id)
)
;;
CREATE TABLE hr_skill_need (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	job VARCHAR(80) NOT NULL, 
	skill_id BIGINT NOT NULL, 
	level VARCHAR(1) NOT NULL, 
	CONSTRAINT pk_hr_skill_need PRIMARY KEY (id), 
	CONSTRAINT fk_hr_skill_need_skill_id FOREIGN KEY(skill_id) REFERENCES hr_skill (id)
)
;;
CREATE TABLE hr_talk (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	kind VARCHAR(9) NOT NULL, 
	day DATE NOT NULL, 
	lead_id BIGINT, 
	state VARCHAR(7) NOT NULL, 
	text VARCHAR(4000) NOT NULL, 
	next_day DATE, 
	CONSTRAINT pk_hr_talk PRIMARY KEY (id), 
	CONSTRAINT fk_hr_talk_lead_id FOREIGN KEY(lead_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_hr_talk_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_talk_course (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	talk_id BIGINT NOT NULL, 
	person_id BIGINT NOT NULL, 
	course_id BIGINT NOT NULL, 
	due DATE, 
	CONSTRAINT pk_hr_talk_course PRIMARY KEY (id), 
	CONSTRAINT fk_hr_talk_course_course_id FOREIGN KEY(course_id) REFERENCES hr_course (id), 
	CONSTRAINT fk_hr_talk_course_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_hr_talk_course_talk_id FOREIGN KEY(talk_id) REFERENCES hr_talk (id)
)
;;
CREATE TABLE hr_talk_goal (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	talk_id BIGINT NOT NULL, 
	person_id BIGINT NOT NULL, 
	title VARCHAR(160) NOT NULL, 
	due DATE, 
	state VARCHAR(7) NOT NULL, 
	text VARCHAR(1000) NOT NULL, 
	CONSTRAINT pk_hr_talk_goal PRIMARY KEY (id), 
	CONSTRAINT fk_hr_talk_goal_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_hr_talk_goal_talk_id FOREIGN KEY(talk_id) REFERENCES hr_talk (id)
)
;;
CREATE TABLE hr_tax (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	since DATE NOT NULL, 
	tax_id VARCHAR(14) NOT NULL, 
	tax_class VARCHAR(1) NOT NULL, 
	factor INTEGER, 
	children INTEGER NOT NULL, 
	church VARCHAR(4) NOT NULL, 
	land VARCHAR(2) NOT NULL, 
	allowance BIGINT NOT NULL, 
	secondary BOOLEAN NOT NULL, 
	CONSTRAINT pk_hr_tax PRIMARY KEY (id), 
	CONSTRAINT fk_hr_tax_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_time (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	"begin" INTEGER NOT NULL, 
	"end" INTEGER, 
	pauses VARCHAR(40) NOT NULL, 
	kind VARCHAR(6) NOT NULL, 
	cost_centre VARCHAR(20) NOT NULL, 
	project VARCHAR(40) NOT NULL, 
	source VARCHAR(6) NOT NULL, 
	noted DATE NOT NULL, 
	reason VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_hr_time PRIMARY KEY (id), 
	CONSTRAINT fk_hr_time_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_time_booking (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	kind VARCHAR(7) NOT NULL, 
	minutes INTEGER NOT NULL, 
	reason VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_hr_time_booking PRIMARY KEY (id), 
	CONSTRAINT fk_hr_time_booking_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_time_import (
	id INTEGER NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	profile VARCHAR(40) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	at BIGINT NOT NULL, 
	lines INTEGER NOT NULL, 
	added INTEGER NOT NULL, 
	same INTEGER NOT NULL, 
	CONSTRAINT pk_hr_time_import PRIMARY KEY (id), 
	CONSTRAINT uq_hr_time_import_sha256 UNIQUE (sha256)
)
;;
CREATE TABLE hr_time_model (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	kind VARCHAR(5) NOT NULL, 
	core VARCHAR(13) NOT NULL, 
	rota VARCHAR(300) NOT NULL, 
	warn INTEGER, 
	"limit" INTEGER, 
	over VARCHAR(5) NOT NULL, 
	sundays BOOLEAN NOT NULL, 
	night BOOLEAN NOT NULL, 
	prompt BOOLEAN NOT NULL, 
	CONSTRAINT pk_hr_time_model PRIMARY KEY (id), 
	CONSTRAINT uq_hr_time_model_name UNIQUE (name)
)
;;
CREATE TABLE hr_time_month (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	month DATE NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	confirmed_by VARCHAR(80) NOT NULL, 
	confirmed_at BIGINT, 
	approved_by VARCHAR(80) NOT NULL, 
	approved_at BIGINT, 
	comment VARCHAR(300) NOT NULL, 
	target INTEGER NOT NULL, 
	worked INTEGER NOT NULL, 
	credit INTEGER NOT NULL, 
	booked INTEGER NOT NULL, 
	lapsed INTEGER NOT NULL, 
	paid INTEGER NOT NULL, 
	"after" INTEGER NOT NULL, 
	surcharges VARCHAR(400) NOT NULL, 
	centres VARCHAR(2000) NOT NULL, 
	CONSTRAINT pk_hr_time_month PRIMARY KEY (id), 
	CONSTRAINT fk_hr_time_month_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_time_note (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	rule VARCHAR(16) NOT NULL, 
	reason VARCHAR(200) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_hr_time_note PRIMARY KEY (id), 
	CONSTRAINT fk_hr_time_note_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_time_rule (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	since DATE NOT NULL, 
	model_id BIGINT NOT NULL, 
	CONSTRAINT pk_hr_time_rule PRIMARY KEY (id), 
	CONSTRAINT fk_hr_time_rule_model_id FOREIGN KEY(model_id) REFERENCES hr_time_model (id), 
	CONSTRAINT fk_hr_time_rule_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE hr_time_shift (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	code VARCHAR(4) NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	times VARCHAR(13) NOT NULL, 
	pause INTEGER NOT NULL, 
	CONSTRAINT pk_hr_time_shift PRIMARY KEY (id), 
	CONSTRAINT uq_hr_time_shift_code UNIQUE (code)
)
;;
CREATE TABLE hr_training_budget (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	year INTEGER NOT NULL, 
	cost1 VARCHAR(36) NOT NULL, 
	amount BIGINT NOT NULL, 
	CONSTRAINT pk_hr_training_budget PRIMARY KEY (id)
)
;;
CREATE TABLE hr_travel_account (
	id INTEGER NOT NULL, 
	person_id BIGINT NOT NULL, 
	account VARCHAR(9) NOT NULL, 
	CONSTRAINT pk_hr_travel_account PRIMARY KEY (id), 
	CONSTRAINT fk_hr_travel_account_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT uq_hr_travel_account_account UNIQUE (account), 
	CONSTRAINT uq_hr_travel_account_person_id UNIQUE (person_id)
)
;;
CREATE TABLE hr_travel_rate (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	area VARCHAR(20) NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	since DATE NOT NULL, 
	until DATE, 
	"full" BIGINT NOT NULL, 
	part BIGINT NOT NULL, 
	night BIGINT NOT NULL, 
	source VARCHAR(160) NOT NULL, 
	CONSTRAINT pk_hr_travel_rate PRIMARY KEY (id)
)
;;
CREATE TABLE hr_trip (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(12) NOT NULL, 
	person_id BIGINT NOT NULL, 
	purpose VARCHAR(160) NOT NULL, 
	since DATE NOT NULL, 
	until DATE NOT NULL, 
	cost1 VARCHAR(36) NOT NULL, 
	night VARCHAR(7) NOT NULL, 
	note VARCHAR(300) NOT NULL, 
	total BIGINT NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	reason VARCHAR(300) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	asked_at BIGINT, 
	entry_id BIGINT, 
	CONSTRAINT pk_hr_trip PRIMARY KEY (id), 
	CONSTRAINT fk_hr_trip_entry_id FOREIGN KEY(entry_id) REFERENCES finance_entry (id), 
	CONSTRAINT fk_hr_trip_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT uq_hr_trip_number UNIQUE (number)
)
;;
CREATE TABLE hr_trip_advance (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	trip_id BIGINT NOT NULL, 
	amount BIGINT NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	reason VARCHAR(300) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	entry_id BIGINT, 
	CONSTRAINT pk_hr_trip_advance PRIMARY KEY (id), 
	CONSTRAINT fk_hr_trip_advance_entry_id FOREIGN KEY(entry_id) REFERENCES finance_entry (id), 
	CONSTRAINT fk_hr_trip_advance_trip_id FOREIGN KEY(trip_id) REFERENCES hr_trip (id), 
	CONSTRAINT uq_hr_trip_advance_trip_id UNIQUE (trip_id)
)
;;
CREATE TABLE hr_trip_day (
	id INTEGER NOT NULL, 
	trip_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	breakfast BOOLEAN NOT NULL, 
	lunch BOOLEAN NOT NULL, 
	dinner BOOLEAN NOT NULL, 
	night VARCHAR(7) NOT NULL, 
	CONSTRAINT pk_hr_trip_day PRIMARY KEY (id), 
	CONSTRAINT fk_hr_trip_day_trip_id FOREIGN KEY(trip_id) REFERENCES hr_trip (id)
)
;;
CREATE TABLE hr_trip_leg (
	id INTEGER NOT NULL, 
	trip_id BIGINT NOT NULL, 
	place INTEGER NOT NULL, 
	day DATE NOT NULL, 
	"left" INTEGER NOT NULL, 
	later INTEGER NOT NULL, 
	arrived INTEGER NOT NULL, 
	town VARCHAR(80) NOT NULL, 
	area VARCHAR(20) NOT NULL, 
	means VARCHAR(9) NOT NULL, 
	km INTEGER NOT NULL, 
	works BOOLEAN NOT NULL, 
	CONSTRAINT pk_hr_trip_leg PRIMARY KEY (id), 
	CONSTRAINT fk_hr_trip_leg_trip_id FOREIGN KEY(trip_id) REFERENCES hr_trip (id)
)
;;
CREATE TABLE hr_trip_receipt (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	trip_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	kind VARCHAR(9) NOT NULL, 
	gross BIGINT NOT NULL, 
	tax_case VARCHAR(12) NOT NULL, 
	tax BIGINT NOT NULL, 
	text VARCHAR(80) NOT NULL, 
	in_name BOOLEAN NOT NULL, currency VARCHAR(3) DEFAULT '' NOT NULL, paid BIGINT, rate INTEGER, rate_day DATE, rate_source VARCHAR(80) DEFAULT '' NOT NULL, guests VARCHAR(300) DEFAULT '' NOT NULL, occasion VARCHAR(160) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_hr_trip_receipt PRIMARY KEY (id), 
	CONSTRAINT fk_hr_trip_receipt_trip_id FOREIGN KEY(trip_id) REFERENCES hr_trip (id)
)
;;
CREATE TABLE hr_vacancy (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(16) NOT NULL, 
	title VARCHAR(80) NOT NULL, 
	department VARCHAR(80) NOT NULL, 
	site_id BIGINT, 
	post_id BIGINT, 
	lead_id BIGINT, 
	hours INTEGER NOT NULL, 
	pay_from BIGINT NOT NULL, 
	pay_to BIGINT NOT NULL, 
	places INTEGER NOT NULL, 
	since DATE NOT NULL, 
	reason VARCHAR(160) NOT NULL, 
	about VARCHAR(4000) NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	refusal VARCHAR(300) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	opened DATE, 
	closed DATE, 
	CONSTRAINT pk_hr_vacancy PRIMARY KEY (id), 
	CONSTRAINT fk_hr_vacancy_lead_id FOREIGN KEY(lead_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_hr_vacancy_post_id FOREIGN KEY(post_id) REFERENCES hr_post (id), 
	CONSTRAINT fk_hr_vacancy_site_id FOREIGN KEY(site_id) REFERENCES hr_site (id), 
	CONSTRAINT uq_hr_vacancy_number UNIQUE (number)
)
;;
CREATE TABLE import_file (
	id INTEGER NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	sha256 BLOB NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	at BIGINT NOT NULL, 
	rows BIGINT NOT NULL, 
	CONSTRAINT pk_import_file PRIMARY KEY (id)
)
;;
CREATE TABLE inventory_article (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(40) NOT NULL, 
	name_de VARCHAR(200) NOT NULL, 
	name_en VARCHAR(200) NOT NULL, 
	unit VARCHAR(3) NOT NULL, 
	price BIGINT NOT NULL, 
	tax VARCHAR(12) NOT NULL, 
	account VARCHAR(9) NOT NULL, 
	details_de TEXT NOT NULL, 
	details_en TEXT NOT NULL, 
	active BOOLEAN NOT NULL, category_id BIGINT CONSTRAINT fk_inventory_article_category_id REFERENCES inventory_category (id), gtin VARCHAR(14) DEFAULT '' NOT NULL, stocked BOOLEAN DEFAULT '0' NOT NULL, tracking VARCHAR(6) DEFAULT 'none' NOT NULL, expires BOOLEAN DEFAULT '0' NOT NULL, unit2 VARCHAR(3) DEFAULT '' NOT NULL, factor BIGINT DEFAULT '0' NOT NULL, minimum BIGINT DEFAULT '0' NOT NULL, reorder BIGINT DEFAULT '0' NOT NULL, valuation VARCHAR(8) DEFAULT '' NOT NULL, stock_class VARCHAR(9) DEFAULT 'goods' NOT NULL, market BIGINT, hazards VARCHAR(60) DEFAULT '' NOT NULL, replaced_by_id BIGINT CONSTRAINT fk_inventory_article_replaced_by_id REFERENCES inventory_article (id), moved BOOLEAN DEFAULT '0' NOT NULL, variant_of_id BIGINT CONSTRAINT fk_inventory_article_variant_of_id REFERENCES inventory_article (id), variant VARCHAR(80) DEFAULT '' NOT NULL, decimals INTEGER DEFAULT '4' NOT NULL, 
	CONSTRAINT pk_inventory_article PRIMARY KEY (id), 
	CONSTRAINT uq_inventory_article_number UNIQUE (number)
)
;;
CREATE TABLE inventory_article_value (
	id INTEGER NOT NULL, 
	article_id BIGINT NOT NULL, 
	field_id BIGINT NOT NULL, 
	text VARCHAR(300) NOT NULL, 
	CONSTRAINT pk_inventory_article_value PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_article_value_article_id FOREIGN KEY(article_id) REFERENCES inventory_article (id), 
	CONSTRAINT fk_inventory_article_value_field_id FOREIGN KEY(field_id) REFERENCES inventory_category_field (id), 
	CONSTRAINT uq_inventory_article_value_article_id_field_id UNIQUE (article_id, field_id)
)
;;
CREATE TABLE inventory_category (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	parent_id BIGINT, 
	path VARCHAR(300) NOT NULL, 
	notes VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_inventory_category PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_category_parent_id FOREIGN KEY(parent_id) REFERENCES inventory_category (id), 
	CONSTRAINT uq_inventory_category_path UNIQUE (path)
)
;;
CREATE TABLE inventory_category_field (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	category_id BIGINT NOT NULL, 
	title VARCHAR(60) NOT NULL, 
	format VARCHAR(10) NOT NULL, 
	options VARCHAR(400) NOT NULL, 
	required BOOLEAN NOT NULL, 
	unique_value BOOLEAN NOT NULL, 
	CONSTRAINT pk_inventory_category_field PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_category_field_category_id FOREIGN KEY(category_id) REFERENCES inventory_category (id)
)
;;
CREATE TABLE inventory_cost (
	id INTEGER NOT NULL, 
	move_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	amount BIGINT NOT NULL, 
	"after" BIGINT NOT NULL, 
	text VARCHAR(120) NOT NULL, 
	document VARCHAR(60) NOT NULL, 
	login VARCHAR(80) NOT NULL, through_id BIGINT CONSTRAINT fk_inventory_cost_through_id REFERENCES inventory_move (id), 
	CONSTRAINT pk_inventory_cost PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_cost_move_id FOREIGN KEY(move_id) REFERENCES inventory_move (id)
)
;;
CREATE TABLE inventory_count (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(20) NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	way VARCHAR(10) NOT NULL, 
	day DATE NOT NULL, 
	key_day DATE, 
	place_id BIGINT, 
	abc VARCHAR(1) NOT NULL, 
	due BOOLEAN NOT NULL, 
	against VARCHAR(8) NOT NULL, 
	missing VARCHAR(8) NOT NULL, 
	percent INTEGER NOT NULL, 
	amount BIGINT NOT NULL, 
	both BOOLEAN NOT NULL, 
	four_eyes BOOLEAN NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	mark BIGINT NOT NULL, 
	posted_mark BIGINT, 
	begun_at BIGINT NOT NULL, 
	begun_by VARCHAR(80) NOT NULL, 
	ended_at BIGINT, 
	ended_by VARCHAR(80) NOT NULL, 
	file_id BIGINT, full_above BIGINT DEFAULT '0' NOT NULL, draw INTEGER DEFAULT '0' NOT NULL, seed BIGINT DEFAULT '0' NOT NULL, population INTEGER DEFAULT '0' NOT NULL, population_value BIGINT DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_inventory_count PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_count_place_id FOREIGN KEY(place_id) REFERENCES inventory_place (id), 
	CONSTRAINT uq_inventory_count_number UNIQUE (number)
)
;;
CREATE TABLE inventory_count_drawn (
	id INTEGER NOT NULL, 
	line_id BIGINT NOT NULL, 
	count_id BIGINT NOT NULL, 
	stratum VARCHAR(6) NOT NULL, 
	quantity BIGINT NOT NULL, 
	value BIGINT NOT NULL, 
	CONSTRAINT pk_inventory_count_drawn PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_count_drawn_count_id FOREIGN KEY(count_id) REFERENCES inventory_count (id), 
	CONSTRAINT fk_inventory_count_drawn_line_id FOREIGN KEY(line_id) REFERENCES inventory_count_line (id), 
	CONSTRAINT uq_inventory_count_drawn_line_id UNIQUE (line_id)
)
;;
CREATE TABLE inventory_count_line (
	id INTEGER NOT NULL, 
	count_id BIGINT NOT NULL, 
	sheet INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	article_id BIGINT NOT NULL, 
	place_id BIGINT NOT NULL, 
	lot_id BIGINT NOT NULL, 
	condition VARCHAR(10) NOT NULL, 
	serial VARCHAR(60) NOT NULL, 
	first BIGINT, 
	first_by VARCHAR(80) NOT NULL, 
	first_day DATE, 
	first_mark BIGINT NOT NULL, 
	second BIGINT, 
	second_by VARCHAR(80) NOT NULL, 
	second_day DATE, 
	second_mark BIGINT NOT NULL, 
	chosen VARCHAR(6) NOT NULL, 
	chosen_by VARCHAR(80) NOT NULL, 
	note VARCHAR(120) NOT NULL, 
	CONSTRAINT pk_inventory_count_line PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_count_line_article_id FOREIGN KEY(article_id) REFERENCES inventory_article (id), 
	CONSTRAINT fk_inventory_count_line_count_id FOREIGN KEY(count_id) REFERENCES inventory_count (id), 
	CONSTRAINT fk_inventory_count_line_place_id FOREIGN KEY(place_id) REFERENCES inventory_place (id)
)
;;
CREATE TABLE inventory_enquiry (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(20) NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	state VARCHAR(9) NOT NULL, 
	day DATE, 
	answer_by DATE, 
	wanted DATE, 
	text TEXT NOT NULL, 
	written_by VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_inventory_enquiry PRIMARY KEY (id)
)
;;
CREATE TABLE inventory_enquiry_line (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	enquiry_id BIGINT NOT NULL, 
	need_id BIGINT, 
	article_id BIGINT, 
	text VARCHAR(400) NOT NULL, 
	quantity BIGINT NOT NULL, 
	unit VARCHAR(3) NOT NULL, 
	order_line_id BIGINT, 
	CONSTRAINT pk_inventory_enquiry_line PRIMARY KEY (id), 
	CONSTRAINT ck_inventory_enquiry_line_quantity CHECK (quantity > 0), 
	CONSTRAINT fk_inventory_enquiry_line_article_id FOREIGN KEY(article_id) REFERENCES inventory_article (id), 
	CONSTRAINT fk_inventory_enquiry_line_enquiry_id FOREIGN KEY(enquiry_id) REFERENCES inventory_enquiry (id), 
	CONSTRAINT fk_inventory_enquiry_line_need_id FOREIGN KEY(need_id) REFERENCES inventory_need (id)
)
;;
CREATE TABLE inventory_frame (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	contact_id BIGINT NOT NULL, 
	number VARCHAR(40) NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	since DATE NOT NULL, 
	until DATE NOT NULL, 
	notes TEXT NOT NULL, 
	called DATE, notice_days INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_inventory_frame PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_frame_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id)
)
;;
CREATE TABLE inventory_frame_line (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	frame_id BIGINT NOT NULL, 
	article_id BIGINT, 
	text VARCHAR(400) NOT NULL, 
	quantity BIGINT NOT NULL, 
	unit VARCHAR(3) NOT NULL, 
	price BIGINT NOT NULL, yearly BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_inventory_frame_line PRIMARY KEY (id), 
	CONSTRAINT ck_inventory_frame_line_quantity CHECK (quantity > 0), 
	CONSTRAINT fk_inventory_frame_line_article_id FOREIGN KEY(article_id) REFERENCES inventory_article (id), 
	CONSTRAINT fk_inventory_frame_line_frame_id FOREIGN KEY(frame_id) REFERENCES inventory_frame (id)
)
;;
CREATE TABLE inventory_held (
	article_id BIGINT NOT NULL, 
	method VARCHAR(8) NOT NULL, 
	quantity BIGINT NOT NULL, 
	value BIGINT NOT NULL, 
	owed BIGINT NOT NULL, 
	owed_value BIGINT NOT NULL, 
	last_value BIGINT NOT NULL, 
	last_quantity BIGINT NOT NULL, 
	day DATE NOT NULL, 
	CONSTRAINT pk_inventory_held PRIMARY KEY (article_id), 
	CONSTRAINT fk_inventory_held_article_id FOREIGN KEY(article_id) REFERENCES inventory_article (id)
)
;;
CREATE TABLE inventory_kept_day (
	id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	CONSTRAINT pk_inventory_kept_day PRIMARY KEY (id), 
	CONSTRAINT uq_inventory_kept_day_day UNIQUE (day)
)
;;
CREATE TABLE inventory_kept_level (
	kept_id BIGINT NOT NULL, 
	article_id BIGINT NOT NULL, 
	place_id BIGINT NOT NULL, 
	lot_id BIGINT NOT NULL, 
	condition VARCHAR(10) NOT NULL, 
	serial VARCHAR(60) NOT NULL, 
	quantity BIGINT NOT NULL, 
	CONSTRAINT pk_inventory_kept_level PRIMARY KEY (kept_id, article_id, place_id, lot_id, condition, serial), 
	CONSTRAINT fk_inventory_kept_level_article_id FOREIGN KEY(article_id) REFERENCES inventory_article (id), 
	CONSTRAINT fk_inventory_kept_level_kept_id FOREIGN KEY(kept_id) REFERENCES inventory_kept_day (id), 
	CONSTRAINT fk_inventory_kept_level_place_id FOREIGN KEY(place_id) REFERENCES inventory_place (id)
)
;;
CREATE TABLE inventory_kit_part (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	kit_id BIGINT NOT NULL, 
	part_id BIGINT NOT NULL, 
	quantity BIGINT NOT NULL, 
	notes VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_inventory_kit_part PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_kit_part_kit_id FOREIGN KEY(kit_id) REFERENCES inventory_article (id), 
	CONSTRAINT fk_inventory_kit_part_part_id FOREIGN KEY(part_id) REFERENCES inventory_article (id), 
	CONSTRAINT uq_inventory_kit_part_kit_id_part_id UNIQUE (kit_id, part_id)
)
;;
CREATE TABLE inventory_label (
	id INTEGER NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	article_id BIGINT, 
	place_id BIGINT, 
	lot_id BIGINT, 
	serial VARCHAR(60) NOT NULL, 
	sheet VARCHAR(40) NOT NULL, 
	printing VARCHAR(36) NOT NULL, 
	position BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_inventory_label PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_label_article_id FOREIGN KEY(article_id) REFERENCES inventory_article (id), 
	CONSTRAINT fk_inventory_label_lot_id FOREIGN KEY(lot_id) REFERENCES inventory_lot (id), 
	CONSTRAINT fk_inventory_label_place_id FOREIGN KEY(place_id) REFERENCES inventory_place (id), 
	CONSTRAINT uq_inventory_label_printing_position UNIQUE (printing, position)
)
;;
CREATE TABLE inventory_layer (
	article_id BIGINT NOT NULL, 
	move_id BIGINT NOT NULL, 
	day BIGINT NOT NULL, 
	quantity BIGINT NOT NULL, 
	value BIGINT NOT NULL, 
	CONSTRAINT pk_inventory_layer PRIMARY KEY (article_id, move_id), 
	CONSTRAINT fk_inventory_layer_article_id FOREIGN KEY(article_id) REFERENCES inventory_article (id)
)
;;
CREATE TABLE inventory_level (
	id INTEGER NOT NULL, 
	article_id BIGINT NOT NULL, 
	place_id BIGINT NOT NULL, 
	lot_id BIGINT NOT NULL, 
	condition VARCHAR(10) NOT NULL, 
	serial VARCHAR(60) NOT NULL, 
	quantity BIGINT NOT NULL, 
	CONSTRAINT pk_inventory_level PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_level_article_id FOREIGN KEY(article_id) REFERENCES inventory_article (id), 
	CONSTRAINT fk_inventory_level_place_id FOREIGN KEY(place_id) REFERENCES inventory_place (id), 
	CONSTRAINT uq_inventory_level_article_id_place_id_lot_id_condition_serial UNIQUE (article_id, place_id, lot_id, condition, serial)
)
;;
CREATE TABLE inventory_lock (
	id INTEGER NOT NULL, 
	until DATE NOT NULL, 
	reason VARCHAR(200) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_inventory_lock PRIMARY KEY (id)
)
;;
CREATE TABLE inventory_lot (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	article_id BIGINT NOT NULL, 
	number VARCHAR(60) NOT NULL, 
	expiry DATE, 
	CONSTRAINT pk_inventory_lot PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_lot_article_id FOREIGN KEY(article_id) REFERENCES inventory_article (id), 
	CONSTRAINT uq_inventory_lot_article_id_number UNIQUE (article_id, number)
)
;;
CREATE TABLE inventory_minimum (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	article_id BIGINT NOT NULL, 
	place_id BIGINT NOT NULL, 
	minimum BIGINT NOT NULL, 
	target BIGINT NOT NULL, 
	CONSTRAINT pk_inventory_minimum PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_minimum_article_id FOREIGN KEY(article_id) REFERENCES inventory_article (id), 
	CONSTRAINT fk_inventory_minimum_place_id FOREIGN KEY(place_id) REFERENCES inventory_place (id), 
	CONSTRAINT uq_inventory_minimum_article_id_place_id UNIQUE (article_id, place_id)
)
;;
CREATE TABLE inventory_move (
	id INTEGER NOT NULL, 
	article_id BIGINT NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	day DATE NOT NULL, 
	quantity BIGINT NOT NULL, 
	from_id BIGINT NOT NULL, 
	to_id BIGINT NOT NULL, 
	condition VARCHAR(10) NOT NULL, 
	becomes VARCHAR(10) NOT NULL, 
	lot_id BIGINT, 
	serial VARCHAR(60) NOT NULL, 
	value BIGINT, 
	cost1 VARCHAR(36) NOT NULL, 
	contact_id BIGINT, 
	document VARCHAR(60) NOT NULL, 
	reason VARCHAR(200) NOT NULL, 
	reversal_of BIGINT, 
	return_of BIGINT, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_inventory_move PRIMARY KEY (id), 
	CONSTRAINT ck_inventory_move_places CHECK (from_id <> to_id OR becomes <> ''), 
	CONSTRAINT ck_inventory_move_quantity CHECK (quantity > 0), 
	CONSTRAINT fk_inventory_move_article_id FOREIGN KEY(article_id) REFERENCES inventory_article (id), 
	CONSTRAINT fk_inventory_move_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT fk_inventory_move_from_id FOREIGN KEY(from_id) REFERENCES inventory_place (id), 
	CONSTRAINT fk_inventory_move_lot_id FOREIGN KEY(lot_id) REFERENCES inventory_lot (id), 
	CONSTRAINT fk_inventory_move_return_of FOREIGN KEY(return_of) REFERENCES inventory_move (id), 
	CONSTRAINT fk_inventory_move_reversal_of FOREIGN KEY(reversal_of) REFERENCES inventory_move (id), 
	CONSTRAINT fk_inventory_move_to_id FOREIGN KEY(to_id) REFERENCES inventory_place (id), 
	CONSTRAINT uq_inventory_move_reversal_of UNIQUE (reversal_of)
)
;;
CREATE TABLE inventory_move_project (
	id INTEGER NOT NULL, 
	move_id BIGINT NOT NULL, 
	project_id BIGINT NOT NULL, 
	CONSTRAINT pk_inventory_move_project PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_move_project_move_id FOREIGN KEY(move_id) REFERENCES inventory_move (id), 
	CONSTRAINT fk_inventory_move_project_project_id FOREIGN KEY(project_id) REFERENCES organisation_project (id), 
	CONSTRAINT uq_inventory_move_project_move_id UNIQUE (move_id)
)
;;
CREATE TABLE inventory_need (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(20) NOT NULL, 
	asked_by VARCHAR(80) NOT NULL, 
	article_id BIGINT, 
	text VARCHAR(400) NOT NULL, 
	quantity BIGINT NOT NULL, 
	unit VARCHAR(3) NOT NULL, 
	estimate BIGINT, 
	wanted DATE, 
	cost1 VARCHAR(36) NOT NULL, 
	purpose VARCHAR(200) NOT NULL, 
	state VARCHAR(9) NOT NULL, 
	refusal VARCHAR(200) NOT NULL, 
	order_line_id BIGINT, 
	CONSTRAINT pk_inventory_need PRIMARY KEY (id), 
	CONSTRAINT ck_inventory_need_quantity CHECK (quantity > 0), 
	CONSTRAINT fk_inventory_need_article_id FOREIGN KEY(article_id) REFERENCES inventory_article (id)
)
;;
CREATE TABLE inventory_offer (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	enquiry_id BIGINT NOT NULL, 
	contact_id BIGINT NOT NULL, 
	reference VARCHAR(60) NOT NULL, 
	day DATE, 
	freight BIGINT NOT NULL, 
	lead_days INTEGER, 
	valid_until DATE, 
	declined BOOLEAN NOT NULL, 
	notes TEXT NOT NULL, 
	file_id BIGINT, 
	pdf BLOB, 
	order_id BIGINT, 
	CONSTRAINT pk_inventory_offer PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_offer_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT fk_inventory_offer_enquiry_id FOREIGN KEY(enquiry_id) REFERENCES inventory_enquiry (id)
)
;;
CREATE TABLE inventory_offer_price (
	id INTEGER NOT NULL, 
	offer_id BIGINT NOT NULL, 
	line_id BIGINT NOT NULL, 
	least BIGINT NOT NULL, 
	price BIGINT NOT NULL, 
	CONSTRAINT pk_inventory_offer_price PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_offer_price_line_id FOREIGN KEY(line_id) REFERENCES inventory_enquiry_line (id), 
	CONSTRAINT fk_inventory_offer_price_offer_id FOREIGN KEY(offer_id) REFERENCES inventory_offer (id)
)
;;
CREATE TABLE inventory_order (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(20) NOT NULL, 
	contact_id BIGINT NOT NULL, 
	state VARCHAR(9) NOT NULL, 
	day DATE, 
	wanted DATE, 
	expected DATE, 
	reference VARCHAR(80) NOT NULL, 
	confirmation VARCHAR(60) NOT NULL, 
	cost1 VARCHAR(36) NOT NULL, 
	text TEXT NOT NULL, 
	reason VARCHAR(200) NOT NULL, 
	file_id BIGINT, 
	pdf BLOB, 
	written_by VARCHAR(80) NOT NULL, reminded DATE, 
	CONSTRAINT pk_inventory_order PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_order_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id)
)
;;
CREATE TABLE inventory_order_bill (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	purchase_id BIGINT NOT NULL, 
	order_id BIGINT NOT NULL, 
	reason VARCHAR(200) NOT NULL, 
	released_by VARCHAR(80) NOT NULL, 
	settled BIGINT, 
	CONSTRAINT pk_inventory_order_bill PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_order_bill_order_id FOREIGN KEY(order_id) REFERENCES inventory_order (id), 
	CONSTRAINT fk_inventory_order_bill_purchase_id FOREIGN KEY(purchase_id) REFERENCES finance_purchase (id), 
	CONSTRAINT uq_inventory_order_bill_purchase_id UNIQUE (purchase_id)
)
;;
CREATE TABLE inventory_order_bill_line (
	id INTEGER NOT NULL, 
	bill_id BIGINT NOT NULL, 
	line_id BIGINT NOT NULL, 
	quantity BIGINT NOT NULL, 
	CONSTRAINT pk_inventory_order_bill_line PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_order_bill_line_bill_id FOREIGN KEY(bill_id) REFERENCES inventory_order_bill (id), 
	CONSTRAINT fk_inventory_order_bill_line_line_id FOREIGN KEY(line_id) REFERENCES inventory_order_line (id)
)
;;
CREATE TABLE inventory_order_line (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	order_id BIGINT NOT NULL, 
	article_id BIGINT, 
	text VARCHAR(400) NOT NULL, 
	quantity BIGINT NOT NULL, 
	unit VARCHAR(3) NOT NULL, 
	price BIGINT, 
	cost1 VARCHAR(36) NOT NULL, 
	wanted DATE, 
	expected DATE, frame_line_id BIGINT CONSTRAINT fk_inventory_order_line_frame_line_id REFERENCES inventory_frame_line (id), excess VARCHAR(200) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_inventory_order_line PRIMARY KEY (id), 
	CONSTRAINT ck_inventory_order_line_quantity CHECK (quantity > 0), 
	CONSTRAINT fk_inventory_order_line_article_id FOREIGN KEY(article_id) REFERENCES inventory_article (id), 
	CONSTRAINT fk_inventory_order_line_order_id FOREIGN KEY(order_id) REFERENCES inventory_order (id)
)
;;
CREATE TABLE inventory_order_terms (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	contact_id BIGINT NOT NULL, 
	least BIGINT NOT NULL, 
	free_from BIGINT NOT NULL, 
	most_days INTEGER NOT NULL, 
	CONSTRAINT pk_inventory_order_terms PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_order_terms_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT uq_inventory_order_terms_contact_id UNIQUE (contact_id)
)
;;
CREATE TABLE inventory_place (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	parent_id BIGINT, 
	path VARCHAR(300) NOT NULL, 
	code VARCHAR(40) NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	structural BOOLEAN NOT NULL, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_inventory_place PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_place_parent_id FOREIGN KEY(parent_id) REFERENCES inventory_place (id), 
	CONSTRAINT uq_inventory_place_path UNIQUE (path)
)
;;
CREATE TABLE inventory_posting (
	id INTEGER NOT NULL, 
	until DATE NOT NULL, 
	entry_id BIGINT, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_inventory_posting PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_posting_entry_id FOREIGN KEY(entry_id) REFERENCES finance_entry (id)
)
;;
CREATE TABLE inventory_price (
	id INTEGER NOT NULL, 
	article_id BIGINT NOT NULL, 
	side VARCHAR(8) NOT NULL, 
	contact_id BIGINT, 
	day DATE NOT NULL, 
	price BIGINT NOT NULL, 
	source VARCHAR(8) NOT NULL, 
	CONSTRAINT pk_inventory_price PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_price_article_id FOREIGN KEY(article_id) REFERENCES inventory_article (id), 
	CONSTRAINT fk_inventory_price_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id)
)
;;
CREATE TABLE inventory_price_break (
	id INTEGER NOT NULL, 
	supplier_id BIGINT NOT NULL, 
	quantity BIGINT NOT NULL, 
	price BIGINT NOT NULL, 
	CONSTRAINT pk_inventory_price_break PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_price_break_supplier_id FOREIGN KEY(supplier_id) REFERENCES inventory_supplier (id), 
	CONSTRAINT uq_inventory_price_break_supplier_id_quantity UNIQUE (supplier_id, quantity)
)
;;
CREATE TABLE inventory_receipt (
	id INTEGER NOT NULL, 
	line_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	verdict VARCHAR(8) NOT NULL, 
	quantity BIGINT NOT NULL, 
	move_id BIGINT, 
	return_of BIGINT, 
	document VARCHAR(60) NOT NULL, 
	reason VARCHAR(200) NOT NULL, 
	login VARCHAR(80) NOT NULL, mark INTEGER, 
	CONSTRAINT pk_inventory_receipt PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_receipt_line_id FOREIGN KEY(line_id) REFERENCES inventory_order_line (id), 
	CONSTRAINT fk_inventory_receipt_move_id FOREIGN KEY(move_id) REFERENCES inventory_move (id), 
	CONSTRAINT fk_inventory_receipt_return_of FOREIGN KEY(return_of) REFERENCES inventory_receipt (id), 
	CONSTRAINT uq_inventory_receipt_move_id UNIQUE (move_id)
)
;;
CREATE TABLE inventory_reservation (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	article_id BIGINT NOT NULL, 
	place_id BIGINT, 
	quantity BIGINT NOT NULL, 
	used BIGINT NOT NULL, 
	until DATE, 
	contact_id BIGINT, 
	text VARCHAR(120) NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	login VARCHAR(80) NOT NULL, kind VARCHAR(10) DEFAULT 'issue' NOT NULL, target_id BIGINT CONSTRAINT fk_inventory_reservation_target_id REFERENCES inventory_place (id), cost1 VARCHAR(36) DEFAULT '' NOT NULL, reason VARCHAR(200) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_inventory_reservation PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_reservation_article_id FOREIGN KEY(article_id) REFERENCES inventory_article (id), 
	CONSTRAINT fk_inventory_reservation_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT fk_inventory_reservation_place_id FOREIGN KEY(place_id) REFERENCES inventory_place (id)
)
;;
CREATE TABLE inventory_supplier (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	article_id BIGINT NOT NULL, 
	contact_id BIGINT NOT NULL, 
	number VARCHAR(60) NOT NULL, 
	pack BIGINT NOT NULL, 
	multiple BIGINT NOT NULL, 
	minimum BIGINT NOT NULL, 
	price BIGINT NOT NULL, 
	lead_days INTEGER, 
	preferred BOOLEAN NOT NULL, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_inventory_supplier PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_supplier_article_id FOREIGN KEY(article_id) REFERENCES inventory_article (id), 
	CONSTRAINT fk_inventory_supplier_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT uq_inventory_supplier_article_id_contact_id UNIQUE (article_id, contact_id)
)
;;
CREATE TABLE inventory_value (
	id INTEGER NOT NULL, 
	article_id BIGINT NOT NULL, 
	move_id BIGINT NOT NULL, 
	cost_id BIGINT, 
	day DATE NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	quantity BIGINT NOT NULL, 
	value BIGINT NOT NULL, 
	passed BIGINT NOT NULL, 
	CONSTRAINT pk_inventory_value PRIMARY KEY (id), 
	CONSTRAINT fk_inventory_value_article_id FOREIGN KEY(article_id) REFERENCES inventory_article (id), 
	CONSTRAINT fk_inventory_value_cost_id FOREIGN KEY(cost_id) REFERENCES inventory_cost (id), 
	CONSTRAINT fk_inventory_value_move_id FOREIGN KEY(move_id) REFERENCES inventory_move (id)
)
;;
CREATE TABLE it_access (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	person_id BIGINT NOT NULL, 
	component_id BIGINT, 
	what VARCHAR(160) NOT NULL, 
	level VARCHAR(8) NOT NULL, 
	reason VARCHAR(200) NOT NULL, 
	granted DATE NOT NULL, 
	granted_by VARCHAR(80) NOT NULL, 
	review DATE, 
	revoked DATE, 
	revoked_by VARCHAR(80) NOT NULL, 
	notes VARCHAR(300) NOT NULL, 
	CONSTRAINT pk_it_access PRIMARY KEY (id), 
	CONSTRAINT fk_it_access_component_id FOREIGN KEY(component_id) REFERENCES it_component (id), 
	CONSTRAINT fk_it_access_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE it_address (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	subnet_id BIGINT NOT NULL, 
	address VARCHAR(45) NOT NULL, 
	place VARCHAR(33) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	asset_id BIGINT, 
	component_id BIGINT, 
	mac VARCHAR(17) NOT NULL, 
	notes VARCHAR(200) NOT NULL, 
	seen BIGINT, 
	CONSTRAINT pk_it_address PRIMARY KEY (id), 
	CONSTRAINT fk_it_address_asset_id FOREIGN KEY(asset_id) REFERENCES it_asset (id), 
	CONSTRAINT fk_it_address_component_id FOREIGN KEY(component_id) REFERENCES it_component (id), 
	CONSTRAINT fk_it_address_subnet_id FOREIGN KEY(subnet_id) REFERENCES it_subnet (id), 
	CONSTRAINT uq_it_address_address UNIQUE (address)
)
;;
CREATE TABLE it_agreement (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	calendar_id BIGINT NOT NULL, 
	first INTEGER NOT NULL, 
	"update" INTEGER NOT NULL, 
	solution INTEGER NOT NULL, 
	shares VARCHAR(60) NOT NULL, 
	standard BOOLEAN NOT NULL, 
	CONSTRAINT pk_it_agreement PRIMARY KEY (id), 
	CONSTRAINT fk_it_agreement_calendar_id FOREIGN KEY(calendar_id) REFERENCES it_calendar (id), 
	CONSTRAINT uq_it_agreement_name UNIQUE (name)
)
;;
CREATE TABLE it_arrival (
	id INTEGER NOT NULL, 
	move_id BIGINT NOT NULL, 
	piece INTEGER NOT NULL, 
	asset_id BIGINT NOT NULL, 
	issue_id BIGINT NOT NULL, 
	CONSTRAINT pk_it_arrival PRIMARY KEY (id), 
	CONSTRAINT fk_it_arrival_asset_id FOREIGN KEY(asset_id) REFERENCES it_asset (id), 
	CONSTRAINT fk_it_arrival_issue_id FOREIGN KEY(issue_id) REFERENCES inventory_move (id), 
	CONSTRAINT fk_it_arrival_move_id FOREIGN KEY(move_id) REFERENCES inventory_move (id), 
	CONSTRAINT uq_it_arrival_issue_id UNIQUE (issue_id), 
	CONSTRAINT uq_it_arrival_move_id_piece UNIQUE (move_id, piece)
)
;;
CREATE TABLE it_article (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	body TEXT NOT NULL, 
	category VARCHAR(60) NOT NULL, 
	CONSTRAINT pk_it_article PRIMARY KEY (id)
)
;;
CREATE TABLE it_article_tie (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	article_id BIGINT NOT NULL, 
	model_id BIGINT NOT NULL, 
	since DATE NOT NULL, 
	CONSTRAINT pk_it_article_tie PRIMARY KEY (id), 
	CONSTRAINT fk_it_article_tie_article_id FOREIGN KEY(article_id) REFERENCES inventory_article (id), 
	CONSTRAINT fk_it_article_tie_model_id FOREIGN KEY(model_id) REFERENCES it_model (id), 
	CONSTRAINT uq_it_article_tie_article_id UNIQUE (article_id)
)
;;
CREATE TABLE it_asset (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	tag VARCHAR(40) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	serial VARCHAR(80) NOT NULL, 
	uuid VARCHAR(60) NOT NULL, 
	model_id BIGINT NOT NULL, 
	status VARCHAR(10) NOT NULL, 
	home_id BIGINT, 
	location_id BIGINT, 
	person_id BIGINT, 
	parent_id BIGINT, 
	purchased DATE, 
	cost BIGINT, 
	supplier_id BIGINT, 
	order_no VARCHAR(40) NOT NULL, 
	warranty_months INTEGER, 
	warranty_until DATE, 
	life_until DATE, 
	expected DATE, 
	last_audit DATE, 
	next_audit DATE, 
	next_inspection DATE, 
	register_no VARCHAR(20) NOT NULL, 
	criticality INTEGER NOT NULL, 
	notes VARCHAR(400) NOT NULL, pool BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_it_asset PRIMARY KEY (id), 
	CONSTRAINT fk_it_asset_home_id FOREIGN KEY(home_id) REFERENCES it_location (id), 
	CONSTRAINT fk_it_asset_location_id FOREIGN KEY(location_id) REFERENCES it_location (id), 
	CONSTRAINT fk_it_asset_model_id FOREIGN KEY(model_id) REFERENCES it_model (id), 
	CONSTRAINT fk_it_asset_parent_id FOREIGN KEY(parent_id) REFERENCES it_asset (id), 
	CONSTRAINT fk_it_asset_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_it_asset_supplier_id FOREIGN KEY(supplier_id) REFERENCES contact (id), 
	CONSTRAINT uq_it_asset_tag UNIQUE (tag)
)
;;
CREATE TABLE it_asset_field (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	category_id BIGINT NOT NULL, 
	title VARCHAR(60) NOT NULL, 
	format VARCHAR(10) NOT NULL, 
	options VARCHAR(400) NOT NULL, 
	required BOOLEAN NOT NULL, 
	unique_value BOOLEAN NOT NULL, 
	CONSTRAINT pk_it_asset_field PRIMARY KEY (id), 
	CONSTRAINT fk_it_asset_field_category_id FOREIGN KEY(category_id) REFERENCES it_category (id)
)
;;
CREATE TABLE it_asset_value (
	id INTEGER NOT NULL, 
	asset_id BIGINT NOT NULL, 
	field_id BIGINT NOT NULL, 
	text VARCHAR(300) NOT NULL, 
	CONSTRAINT pk_it_asset_value PRIMARY KEY (id), 
	CONSTRAINT fk_it_asset_value_asset_id FOREIGN KEY(asset_id) REFERENCES it_asset (id), 
	CONSTRAINT fk_it_asset_value_field_id FOREIGN KEY(field_id) REFERENCES it_asset_field (id)
)
;;
CREATE TABLE it_audit (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	location_id BIGINT NOT NULL, 
	begun BIGINT NOT NULL, 
	begun_by VARCHAR(80) NOT NULL, 
	closed BIGINT, 
	closed_by VARCHAR(80) NOT NULL, 
	note VARCHAR(300) NOT NULL, 
	CONSTRAINT pk_it_audit PRIMARY KEY (id), 
	CONSTRAINT fk_it_audit_location_id FOREIGN KEY(location_id) REFERENCES it_location (id)
)
;;
CREATE TABLE it_audit_line (
	id INTEGER NOT NULL, 
	audit_id BIGINT NOT NULL, 
	asset_id BIGINT, 
	code VARCHAR(80) NOT NULL, 
	result VARCHAR(10) NOT NULL, 
	scanned BIGINT, 
	fixed VARCHAR(10) NOT NULL, 
	CONSTRAINT pk_it_audit_line PRIMARY KEY (id), 
	CONSTRAINT fk_it_audit_line_asset_id FOREIGN KEY(asset_id) REFERENCES it_asset (id), 
	CONSTRAINT fk_it_audit_line_audit_id FOREIGN KEY(audit_id) REFERENCES it_audit (id)
)
;;
CREATE TABLE it_backup (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	component_id BIGINT, 
	source VARCHAR(200) NOT NULL, 
	target VARCHAR(200) NOT NULL, 
	method VARCHAR(12) NOT NULL, 
	rhythm INTEGER NOT NULL, 
	keep_days INTEGER, 
	encrypted BOOLEAN NOT NULL, 
	away BOOLEAN NOT NULL, 
	offline BOOLEAN NOT NULL, 
	person_id BIGINT, 
	test_months INTEGER NOT NULL, 
	active BOOLEAN NOT NULL, 
	last_run DATE, 
	next_run DATE, 
	last_test DATE, 
	next_test DATE, 
	notes VARCHAR(400) NOT NULL, 
	CONSTRAINT pk_it_backup PRIMARY KEY (id), 
	CONSTRAINT fk_it_backup_component_id FOREIGN KEY(component_id) REFERENCES it_component (id), 
	CONSTRAINT fk_it_backup_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT uq_it_backup_name UNIQUE (name)
)
;;
CREATE TABLE it_backup_event (
	id INTEGER NOT NULL, 
	backup_id BIGINT NOT NULL, 
	kind VARCHAR(4) NOT NULL, 
	day DATE NOT NULL, 
	result VARCHAR(8) NOT NULL, 
	minutes INTEGER, 
	note VARCHAR(300) NOT NULL, 
	"by" VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_it_backup_event PRIMARY KEY (id), 
	CONSTRAINT fk_it_backup_event_backup_id FOREIGN KEY(backup_id) REFERENCES it_backup (id)
)
;;
CREATE TABLE it_calendar (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	hours VARCHAR(400) NOT NULL, 
	land VARCHAR(2) NOT NULL, 
	zone VARCHAR(40) NOT NULL, closed VARCHAR(1000) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_it_calendar PRIMARY KEY (id), 
	CONSTRAINT uq_it_calendar_name UNIQUE (name)
)
;;
CREATE TABLE it_category (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	stores_data BOOLEAN NOT NULL, 
	signed BOOLEAN NOT NULL, 
	audit_months INTEGER NOT NULL, 
	inspect_months INTEGER NOT NULL, 
	life_months INTEGER NOT NULL, 
	CONSTRAINT pk_it_category PRIMARY KEY (id), 
	CONSTRAINT uq_it_category_name UNIQUE (name)
)
;;
CREATE TABLE it_change (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	ticket_id BIGINT NOT NULL, 
	stage VARCHAR(10) NOT NULL, 
	component_id BIGINT, 
	risk INTEGER NOT NULL, 
	"plan" TEXT NOT NULL, 
	fallback TEXT NOT NULL, 
	planned DATE, 
	hours VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_it_change PRIMARY KEY (id), 
	CONSTRAINT fk_it_change_component_id FOREIGN KEY(component_id) REFERENCES it_component (id), 
	CONSTRAINT fk_it_change_ticket_id FOREIGN KEY(ticket_id) REFERENCES it_ticket (id), 
	CONSTRAINT uq_it_change_ticket_id UNIQUE (ticket_id)
)
;;
CREATE TABLE it_check (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	code VARCHAR(12) NOT NULL, 
	area VARCHAR(20) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	about VARCHAR(600) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	evidence VARCHAR(600) NOT NULL, 
	person_id BIGINT, 
	reviewed DATE, 
	next_review DATE, 
	measure VARCHAR(400) NOT NULL, 
	due DATE, 
	CONSTRAINT pk_it_check PRIMARY KEY (id), 
	CONSTRAINT fk_it_check_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT uq_it_check_code UNIQUE (code)
)
;;
CREATE TABLE it_component (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	kind VARCHAR(12) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	criticality INTEGER NOT NULL, 
	person_id BIGINT, 
	asset_id BIGINT, 
	location_id BIGINT, 
	provider_id BIGINT, 
	recovery INTEGER, 
	loss INTEGER, 
	notes VARCHAR(600) NOT NULL, 
	CONSTRAINT pk_it_component PRIMARY KEY (id), 
	CONSTRAINT fk_it_component_asset_id FOREIGN KEY(asset_id) REFERENCES it_asset (id), 
	CONSTRAINT fk_it_component_location_id FOREIGN KEY(location_id) REFERENCES it_location (id), 
	CONSTRAINT fk_it_component_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_it_component_provider_id FOREIGN KEY(provider_id) REFERENCES contact (id), 
	CONSTRAINT uq_it_component_name UNIQUE (name)
)
;;
CREATE TABLE it_contract (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(60) NOT NULL, 
	title VARCHAR(160) NOT NULL, 
	partner_id BIGINT, 
	start DATE NOT NULL, 
	until DATE, 
	notice_days INTEGER NOT NULL, 
	renews INTEGER NOT NULL, 
	notice DATE, 
	period INTEGER NOT NULL, 
	cost BIGINT, 
	cancelled DATE, 
	notes VARCHAR(400) NOT NULL, 
	CONSTRAINT pk_it_contract PRIMARY KEY (id), 
	CONSTRAINT fk_it_contract_partner_id FOREIGN KEY(partner_id) REFERENCES contact (id)
)
;;
CREATE TABLE it_covered (
	id INTEGER NOT NULL, 
	contract_id BIGINT NOT NULL, 
	asset_id BIGINT NOT NULL, 
	CONSTRAINT pk_it_covered PRIMARY KEY (id), 
	CONSTRAINT fk_it_covered_asset_id FOREIGN KEY(asset_id) REFERENCES it_asset (id), 
	CONSTRAINT fk_it_covered_contract_id FOREIGN KEY(contract_id) REFERENCES it_contract (id)
)
;;
CREATE TABLE it_custody (
	id INTEGER NOT NULL, 
	asset_id BIGINT NOT NULL, 
	protocol_id BIGINT, 
	kind VARCHAR(10) NOT NULL, 
	person_id BIGINT, 
	location_id BIGINT, 
	at BIGINT NOT NULL, 
	"by" VARCHAR(80) NOT NULL, 
	condition VARCHAR(10) NOT NULL, 
	parts VARCHAR(300) NOT NULL, 
	note VARCHAR(300) NOT NULL, 
	CONSTRAINT pk_it_custody PRIMARY KEY (id), 
	CONSTRAINT fk_it_custody_asset_id FOREIGN KEY(asset_id) REFERENCES it_asset (id), 
	CONSTRAINT fk_it_custody_location_id FOREIGN KEY(location_id) REFERENCES it_location (id), 
	CONSTRAINT fk_it_custody_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_it_custody_protocol_id FOREIGN KEY(protocol_id) REFERENCES it_protocol (id)
)
;;
CREATE TABLE it_dependency (
	id INTEGER NOT NULL, 
	component_id BIGINT NOT NULL, 
	needs_id BIGINT NOT NULL, 
	alternatives VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_it_dependency PRIMARY KEY (id), 
	CONSTRAINT fk_it_dependency_component_id FOREIGN KEY(component_id) REFERENCES it_component (id), 
	CONSTRAINT fk_it_dependency_needs_id FOREIGN KEY(needs_id) REFERENCES it_component (id)
)
;;
CREATE TABLE it_facts (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	asset_id BIGINT NOT NULL, 
	deviceid VARCHAR(200) NOT NULL, 
	seen BIGINT NOT NULL, 
	hostname VARCHAR(120) NOT NULL, 
	system VARCHAR(160) NOT NULL, 
	processor VARCHAR(160) NOT NULL, 
	memory INTEGER, 
	discs INTEGER, 
	encrypted VARCHAR(20) NOT NULL, 
	mac VARCHAR(17) NOT NULL, 
	address VARCHAR(45) NOT NULL, 
	firmware VARCHAR(80) NOT NULL, 
	last_user VARCHAR(80) NOT NULL, 
	pages INTEGER, 
	agent VARCHAR(80) NOT NULL, 
	sha256 BLOB NOT NULL, 
	CONSTRAINT pk_it_facts PRIMARY KEY (id), 
	CONSTRAINT fk_it_facts_asset_id FOREIGN KEY(asset_id) REFERENCES it_asset (id), 
	CONSTRAINT uq_it_facts_asset_id UNIQUE (asset_id)
)
;;
CREATE TABLE it_inspection (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	asset_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	protection VARCHAR(3) NOT NULL, 
	instrument_id BIGINT, 
	tester VARCHAR(80) NOT NULL, 
	looks BOOLEAN NOT NULL, 
	conductor INTEGER, 
	insulation INTEGER, 
	leakage INTEGER, 
	works BOOLEAN NOT NULL, 
	passed BOOLEAN NOT NULL, 
	next_day DATE, 
	notes VARCHAR(300) NOT NULL, touch INTEGER, lead INTEGER, 
	CONSTRAINT pk_it_inspection PRIMARY KEY (id), 
	CONSTRAINT fk_it_inspection_asset_id FOREIGN KEY(asset_id) REFERENCES it_asset (id), 
	CONSTRAINT fk_it_inspection_instrument_id FOREIGN KEY(instrument_id) REFERENCES it_instrument (id)
)
;;
CREATE TABLE it_instrument (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	serial VARCHAR(60) NOT NULL, 
	calibrated DATE, 
	CONSTRAINT pk_it_instrument PRIMARY KEY (id), 
	CONSTRAINT uq_it_instrument_name UNIQUE (name)
)
;;
CREATE TABLE it_kit (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	notes VARCHAR(300) NOT NULL, 
	CONSTRAINT pk_it_kit PRIMARY KEY (id), 
	CONSTRAINT uq_it_kit_name UNIQUE (name)
)
;;
CREATE TABLE it_kit_line (
	id INTEGER NOT NULL, 
	kit_id BIGINT NOT NULL, 
	model_id BIGINT, 
	supply_id BIGINT, 
	count INTEGER NOT NULL, 
	CONSTRAINT pk_it_kit_line PRIMARY KEY (id), 
	CONSTRAINT fk_it_kit_line_kit_id FOREIGN KEY(kit_id) REFERENCES it_kit (id), 
	CONSTRAINT fk_it_kit_line_model_id FOREIGN KEY(model_id) REFERENCES it_model (id), 
	CONSTRAINT fk_it_kit_line_supply_id FOREIGN KEY(supply_id) REFERENCES it_supply (id)
)
;;
CREATE TABLE it_licence (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	publisher VARCHAR(120) NOT NULL, 
	program VARCHAR(200) NOT NULL, 
	seats INTEGER NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	secret BLOB, 
	purchased DATE, 
	expires DATE, 
	notice_days INTEGER NOT NULL, 
	notice DATE, 
	cost BIGINT, 
	supplier_id BIGINT, 
	order_no VARCHAR(40) NOT NULL, 
	notes VARCHAR(400) NOT NULL, begins VARCHAR(200) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_it_licence PRIMARY KEY (id), 
	CONSTRAINT fk_it_licence_supplier_id FOREIGN KEY(supplier_id) REFERENCES contact (id)
)
;;
CREATE TABLE it_location (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	parent_id BIGINT, 
	name VARCHAR(80) NOT NULL, 
	code VARCHAR(40) NOT NULL, 
	path VARCHAR(300) NOT NULL, bookable BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_it_location PRIMARY KEY (id), 
	CONSTRAINT fk_it_location_parent_id FOREIGN KEY(parent_id) REFERENCES it_location (id), 
	CONSTRAINT uq_it_location_path UNIQUE (path)
)
;;
CREATE TABLE it_maintenance (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	asset_id BIGINT NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	title VARCHAR(160) NOT NULL, 
	supplier_id BIGINT, 
	start DATE NOT NULL, 
	finish DATE, 
	cost BIGINT, 
	warranty BOOLEAN NOT NULL, 
	notes VARCHAR(400) NOT NULL, 
	CONSTRAINT pk_it_maintenance PRIMARY KEY (id), 
	CONSTRAINT fk_it_maintenance_asset_id FOREIGN KEY(asset_id) REFERENCES it_asset (id), 
	CONSTRAINT fk_it_maintenance_supplier_id FOREIGN KEY(supplier_id) REFERENCES contact (id)
)
;;
CREATE TABLE it_model (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	category_id BIGINT NOT NULL, 
	manufacturer VARCHAR(80) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	number VARCHAR(60) NOT NULL, 
	CONSTRAINT pk_it_model PRIMARY KEY (id), 
	CONSTRAINT fk_it_model_category_id FOREIGN KEY(category_id) REFERENCES it_category (id)
)
;;
CREATE TABLE it_program (
	id INTEGER NOT NULL, 
	asset_id BIGINT NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	release VARCHAR(80) NOT NULL, 
	publisher VARCHAR(120) NOT NULL, 
	installed DATE, begins VARCHAR(200) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_it_program PRIMARY KEY (id), 
	CONSTRAINT fk_it_program_asset_id FOREIGN KEY(asset_id) REFERENCES it_asset (id)
)
;;
CREATE TABLE it_protocol (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(20) NOT NULL, 
	kind VARCHAR(4) NOT NULL, 
	person_id BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	"by" VARCHAR(80) NOT NULL, 
	expected DATE, 
	note VARCHAR(400) NOT NULL, 
	text TEXT NOT NULL, 
	signature BLOB, 
	signed_at BIGINT, 
	document_id BIGINT, 
	CONSTRAINT pk_it_protocol PRIMARY KEY (id), 
	CONSTRAINT fk_it_protocol_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT uq_it_protocol_number UNIQUE (number)
)
;;
CREATE TABLE "it_reservation" (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	asset_id BIGINT, 
	person_id BIGINT NOT NULL, 
	since DATE NOT NULL, 
	until DATE NOT NULL, 
	purpose VARCHAR(160) NOT NULL, 
	cancelled BOOLEAN NOT NULL, 
	location_id BIGINT, 
	begins VARCHAR(5) DEFAULT '' NOT NULL, 
	ends VARCHAR(5) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_it_reservation PRIMARY KEY (id), 
	CONSTRAINT fk_it_reservation_asset_id FOREIGN KEY(asset_id) REFERENCES it_asset (id), 
	CONSTRAINT fk_it_reservation_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_it_reservation_location_id FOREIGN KEY(location_id) REFERENCES it_location (id), 
	CONSTRAINT ck_it_reservation_one_thing CHECK ((asset_id IS NULL) <> (location_id IS NULL))
)
;;
CREATE TABLE it_seat (
	id INTEGER NOT NULL, 
	licence_id BIGINT NOT NULL, 
	person_id BIGINT, 
	asset_id BIGINT, 
	since DATE NOT NULL, 
	note VARCHAR(120) NOT NULL, 
	CONSTRAINT pk_it_seat PRIMARY KEY (id), 
	CONSTRAINT fk_it_seat_asset_id FOREIGN KEY(asset_id) REFERENCES it_asset (id), 
	CONSTRAINT fk_it_seat_licence_id FOREIGN KEY(licence_id) REFERENCES it_licence (id), 
	CONSTRAINT fk_it_seat_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE it_snippet (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	body TEXT NOT NULL, 
	step VARCHAR(10) NOT NULL, 
	CONSTRAINT pk_it_snippet PRIMARY KEY (id), 
	CONSTRAINT uq_it_snippet_name UNIQUE (name)
)
;;
CREATE TABLE it_subnet (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	network VARCHAR(43) NOT NULL, 
	vlan INTEGER, 
	gateway VARCHAR(45) NOT NULL, 
	location_id BIGINT, 
	notes VARCHAR(300) NOT NULL, 
	first VARCHAR(33) NOT NULL, 
	last VARCHAR(33) NOT NULL, 
	CONSTRAINT pk_it_subnet PRIMARY KEY (id), 
	CONSTRAINT fk_it_subnet_location_id FOREIGN KEY(location_id) REFERENCES it_location (id), 
	CONSTRAINT uq_it_subnet_network UNIQUE (network)
)
;;
CREATE TABLE it_supply (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	number VARCHAR(60) NOT NULL, 
	location_id BIGINT, 
	supplier_id BIGINT, 
	price BIGINT, 
	minimum INTEGER NOT NULL, 
	stock INTEGER NOT NULL, 
	notes VARCHAR(300) NOT NULL, article_id BIGINT CONSTRAINT fk_it_supply_article_id REFERENCES inventory_article (id), store_id BIGINT CONSTRAINT fk_it_supply_store_id REFERENCES inventory_place (id), 
	CONSTRAINT pk_it_supply PRIMARY KEY (id), 
	CONSTRAINT fk_it_supply_location_id FOREIGN KEY(location_id) REFERENCES it_location (id), 
	CONSTRAINT fk_it_supply_supplier_id FOREIGN KEY(supplier_id) REFERENCES contact (id), 
	CONSTRAINT uq_it_supply_name UNIQUE (name)
)
;;
CREATE TABLE it_supply_issue (
	id INTEGER NOT NULL, 
	supply_move_id BIGINT NOT NULL, 
	issue_id BIGINT NOT NULL, 
	count INTEGER NOT NULL, 
	back_id BIGINT, 
	CONSTRAINT pk_it_supply_issue PRIMARY KEY (id), 
	CONSTRAINT fk_it_supply_issue_back_id FOREIGN KEY(back_id) REFERENCES it_supply_move (id), 
	CONSTRAINT fk_it_supply_issue_issue_id FOREIGN KEY(issue_id) REFERENCES inventory_move (id), 
	CONSTRAINT fk_it_supply_issue_supply_move_id FOREIGN KEY(supply_move_id) REFERENCES it_supply_move (id), 
	CONSTRAINT uq_it_supply_issue_issue_id UNIQUE (issue_id)
)
;;
CREATE TABLE it_supply_move (
	id INTEGER NOT NULL, 
	supply_id BIGINT NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	count INTEGER NOT NULL, 
	person_id BIGINT, 
	asset_id BIGINT, 
	protocol_id BIGINT, 
	at BIGINT NOT NULL, 
	"by" VARCHAR(80) NOT NULL, 
	note VARCHAR(200) NOT NULL, article_id BIGINT CONSTRAINT fk_it_supply_move_article_id REFERENCES inventory_article (id), 
	CONSTRAINT pk_it_supply_move PRIMARY KEY (id), 
	CONSTRAINT fk_it_supply_move_asset_id FOREIGN KEY(asset_id) REFERENCES it_asset (id), 
	CONSTRAINT fk_it_supply_move_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_it_supply_move_protocol_id FOREIGN KEY(protocol_id) REFERENCES it_protocol (id), 
	CONSTRAINT fk_it_supply_move_supply_id FOREIGN KEY(supply_id) REFERENCES it_supply (id)
)
;;
CREATE TABLE it_ticket (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(20) NOT NULL, 
	type VARCHAR(10) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	requester_id BIGINT, 
	channel VARCHAR(10) NOT NULL, 
	category VARCHAR(60) NOT NULL, 
	urgency INTEGER NOT NULL, 
	impact INTEGER NOT NULL, 
	priority INTEGER NOT NULL, 
	team VARCHAR(60) NOT NULL, 
	agent VARCHAR(80) NOT NULL, 
	asset_id BIGINT, 
	sla_id BIGINT, 
	state VARCHAR(10) NOT NULL, 
	wait_for VARCHAR(10) NOT NULL, 
	remind DATE, 
	created BIGINT NOT NULL, 
	solved BIGINT, 
	next_due BIGINT, 
	light VARCHAR(8) NOT NULL, 
	cause VARCHAR(300) NOT NULL, 
	solution VARCHAR(600) NOT NULL, 
	merged_into BIGINT, 
	parent_id BIGINT, 
	minutes INTEGER NOT NULL, 
	rating INTEGER, 
	reopened INTEGER NOT NULL, warn_at BIGINT, 
	CONSTRAINT pk_it_ticket PRIMARY KEY (id), 
	CONSTRAINT fk_it_ticket_asset_id FOREIGN KEY(asset_id) REFERENCES it_asset (id), 
	CONSTRAINT fk_it_ticket_merged_into FOREIGN KEY(merged_into) REFERENCES it_ticket (id), 
	CONSTRAINT fk_it_ticket_parent_id FOREIGN KEY(parent_id) REFERENCES it_ticket (id), 
	CONSTRAINT fk_it_ticket_requester_id FOREIGN KEY(requester_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_it_ticket_sla_id FOREIGN KEY(sla_id) REFERENCES it_agreement (id), 
	CONSTRAINT uq_it_ticket_number UNIQUE (number)
)
;;
CREATE TABLE it_ticket_entry (
	id INTEGER NOT NULL, 
	ticket_id BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	internal BOOLEAN NOT NULL, 
	by_agent BOOLEAN NOT NULL, 
	"by" VARCHAR(120) NOT NULL, 
	body TEXT NOT NULL, requester_id BIGINT CONSTRAINT fk_it_ticket_entry_requester_id REFERENCES hr_person (id), 
	CONSTRAINT pk_it_ticket_entry PRIMARY KEY (id), 
	CONSTRAINT fk_it_ticket_entry_ticket_id FOREIGN KEY(ticket_id) REFERENCES it_ticket (id)
)
;;
CREATE TABLE it_ticket_link (
	id INTEGER NOT NULL, 
	ticket_id BIGINT NOT NULL, 
	other_id BIGINT NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	CONSTRAINT pk_it_ticket_link PRIMARY KEY (id), 
	CONSTRAINT fk_it_ticket_link_other_id FOREIGN KEY(other_id) REFERENCES it_ticket (id), 
	CONSTRAINT fk_it_ticket_link_ticket_id FOREIGN KEY(ticket_id) REFERENCES it_ticket (id)
)
;;
CREATE TABLE it_ticket_mail (
	id INTEGER NOT NULL, 
	ticket_id BIGINT NOT NULL, 
	message_id VARCHAR(250) NOT NULL, 
	sha256 BLOB NOT NULL, 
	CONSTRAINT pk_it_ticket_mail PRIMARY KEY (id), 
	CONSTRAINT fk_it_ticket_mail_ticket_id FOREIGN KEY(ticket_id) REFERENCES it_ticket (id), 
	CONSTRAINT uq_it_ticket_mail_sha256 UNIQUE (sha256)
)
;;
CREATE TABLE it_ticket_step (
	id INTEGER NOT NULL, 
	ticket_id BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	why VARCHAR(10) NOT NULL, 
	CONSTRAINT pk_it_ticket_step PRIMARY KEY (id), 
	CONSTRAINT fk_it_ticket_step_ticket_id FOREIGN KEY(ticket_id) REFERENCES it_ticket (id)
)
;;
CREATE TABLE it_ticket_task (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	ticket_id BIGINT NOT NULL, 
	text VARCHAR(200) NOT NULL, 
	done BOOLEAN NOT NULL, 
	CONSTRAINT pk_it_ticket_task PRIMARY KEY (id), 
	CONSTRAINT fk_it_ticket_task_ticket_id FOREIGN KEY(ticket_id) REFERENCES it_ticket (id)
)
;;
CREATE TABLE it_weakness (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	reference VARCHAR(60) NOT NULL, 
	severity INTEGER NOT NULL, 
	component_id BIGINT, 
	asset_id BIGINT, 
	program VARCHAR(120) NOT NULL, 
	found DATE NOT NULL, 
	due DATE, 
	state VARCHAR(10) NOT NULL, 
	fixed DATE, 
	person_id BIGINT, 
	measure VARCHAR(400) NOT NULL, 
	notes VARCHAR(400) NOT NULL, 
	CONSTRAINT pk_it_weakness PRIMARY KEY (id), 
	CONSTRAINT fk_it_weakness_asset_id FOREIGN KEY(asset_id) REFERENCES it_asset (id), 
	CONSTRAINT fk_it_weakness_component_id FOREIGN KEY(component_id) REFERENCES it_component (id), 
	CONSTRAINT fk_it_weakness_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE it_wipe (
	id INTEGER NOT NULL, 
	asset_id BIGINT NOT NULL, 
	method VARCHAR(20) NOT NULL, 
	protection VARCHAR(10) NOT NULL, 
	at BIGINT NOT NULL, 
	"by" VARCHAR(80) NOT NULL, 
	evidence VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_it_wipe PRIMARY KEY (id), 
	CONSTRAINT fk_it_wipe_asset_id FOREIGN KEY(asset_id) REFERENCES it_asset (id)
)
;;
CREATE TABLE letter (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	contact_id BIGINT, 
	language VARCHAR(2) NOT NULL, 
	day DATE NOT NULL, 
	subject VARCHAR(200) NOT NULL, 
	body TEXT NOT NULL, 
	closing VARCHAR(120) NOT NULL, 
	signer VARCHAR(80) NOT NULL, 
	notes VARCHAR(200) NOT NULL, 
	attached VARCHAR(400) NOT NULL, 
	reference VARCHAR(80) NOT NULL, 
	case_id BIGINT, 
	written_by VARCHAR(80) NOT NULL, 
	document_id BIGINT, area INTEGER DEFAULT '0' NOT NULL, receiver_table VARCHAR(40) DEFAULT '' NOT NULL, receiver_key BIGINT, receiver VARCHAR(160) DEFAULT '' NOT NULL, purpose VARCHAR(16) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_letter PRIMARY KEY (id)
)
;;
CREATE TABLE letter_template (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	block BOOLEAN NOT NULL, 
	subject VARCHAR(200) NOT NULL, 
	body TEXT NOT NULL, 
	closing VARCHAR(120) NOT NULL, receiver VARCHAR(40) DEFAULT '' NOT NULL, purpose VARCHAR(16) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_letter_template PRIMARY KEY (id)
)
;;
CREATE TABLE note (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	table_name VARCHAR(60) NOT NULL, 
	row_key BIGINT NOT NULL, 
	text TEXT NOT NULL, 
	written_at BIGINT NOT NULL, 
	written_by VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_note PRIMARY KEY (id)
)
;;
CREATE TABLE number_range (
	kind VARCHAR(40) NOT NULL, 
	year INTEGER NOT NULL, 
	last BIGINT NOT NULL, 
	CONSTRAINT pk_number_range PRIMARY KEY (kind, year)
)
;;
CREATE TABLE office_job (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	rhythm VARCHAR(8) NOT NULL, 
	weekday INTEGER NOT NULL, 
	month_day INTEGER NOT NULL, 
	folder VARCHAR(400) NOT NULL, 
	report VARCHAR(40) NOT NULL, 
	form VARCHAR(4) NOT NULL, 
	span VARCHAR(10) NOT NULL, 
	keep INTEGER NOT NULL, 
	active BOOLEAN NOT NULL, 
	since DATE NOT NULL, 
	author VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_office_job PRIMARY KEY (id)
)
;;
CREATE TABLE office_job_run (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	job_id BIGINT NOT NULL, 
	due VARCHAR(40) NOT NULL, 
	at BIGINT NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	outcome VARCHAR(8) NOT NULL, 
	said TEXT NOT NULL, 
	CONSTRAINT pk_office_job_run PRIMARY KEY (id), 
	CONSTRAINT fk_office_job_run_job_id FOREIGN KEY(job_id) REFERENCES office_job (id)
)
;;
CREATE TABLE office_rule (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	event VARCHAR(8) NOT NULL, 
	table_name VARCHAR(60) NOT NULL, 
	field VARCHAR(60) NOT NULL, 
	value VARCHAR(60) NOT NULL, 
	days INTEGER NOT NULL, 
	figure VARCHAR(60) NOT NULL, 
	beyond VARCHAR(6) NOT NULL, 
	limit_at BIGINT, 
	conditions VARCHAR(2000) NOT NULL, 
	action VARCHAR(8) NOT NULL, 
	text VARCHAR(300) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	due INTEGER NOT NULL, 
	audience VARCHAR(10) NOT NULL, 
	target VARCHAR(80) NOT NULL, 
	template_id BIGINT, 
	report VARCHAR(40) NOT NULL, 
	form VARCHAR(4) NOT NULL, 
	folder VARCHAR(400) NOT NULL, 
	author VARCHAR(80) NOT NULL, 
	state VARCHAR(6) NOT NULL, 
	since BIGINT, 
	halted TEXT NOT NULL, days_working BOOLEAN DEFAULT '0' NOT NULL, due_working BOOLEAN DEFAULT '0' NOT NULL, sets VARCHAR(60) DEFAULT '' NOT NULL, set_to VARCHAR(80) DEFAULT '' NOT NULL, job_id BIGINT, 
	CONSTRAINT pk_office_rule PRIMARY KEY (id)
)
;;
CREATE TABLE office_rule_firing (
	id INTEGER NOT NULL, 
	rule_id BIGINT NOT NULL, 
	table_name VARCHAR(60) NOT NULL, 
	row_key BIGINT NOT NULL, 
	cause VARCHAR(40) NOT NULL, 
	at BIGINT NOT NULL, 
	outcome VARCHAR(8) NOT NULL, 
	why TEXT NOT NULL, 
	said TEXT NOT NULL, 
	letter_id BIGINT, 
	CONSTRAINT pk_office_rule_firing PRIMARY KEY (id), 
	CONSTRAINT fk_office_rule_firing_rule_id FOREIGN KEY(rule_id) REFERENCES office_rule (id)
)
;;
CREATE TABLE office_rule_mark (
	rule_id INTEGER NOT NULL, 
	run BIGINT NOT NULL, 
	position INTEGER NOT NULL, 
	day DATE NOT NULL, 
	armed BOOLEAN NOT NULL, 
	looked_at BIGINT, 
	CONSTRAINT pk_office_rule_mark PRIMARY KEY (rule_id), 
	CONSTRAINT fk_office_rule_mark_rule_id FOREIGN KEY(rule_id) REFERENCES office_rule (id)
)
;;
CREATE TABLE organisation_agenda_item (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	series_id BIGINT NOT NULL, 
	meeting_id BIGINT, 
	place INTEGER NOT NULL, 
	title VARCHAR(160) NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	minutes INTEGER NOT NULL, 
	person_id BIGINT, 
	internal BOOLEAN NOT NULL, 
	text VARCHAR(2000) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_organisation_agenda_item PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_agenda_item_meeting_id FOREIGN KEY(meeting_id) REFERENCES organisation_meeting (id), 
	CONSTRAINT fk_organisation_agenda_item_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_organisation_agenda_item_series_id FOREIGN KEY(series_id) REFERENCES organisation_meeting_series (id)
)
;;
CREATE TABLE organisation_campaign (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	day DATE NOT NULL, 
	channel VARCHAR(8) NOT NULL, 
	text VARCHAR(1000) NOT NULL, 
	CONSTRAINT pk_organisation_campaign PRIMARY KEY (id)
)
;;
CREATE TABLE organisation_campaign_contact (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	campaign_id BIGINT NOT NULL, 
	contact_id BIGINT NOT NULL, 
	result VARCHAR(10) NOT NULL, 
	note VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_organisation_campaign_contact PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_campaign_contact_campaign_id FOREIGN KEY(campaign_id) REFERENCES organisation_campaign (id), 
	CONSTRAINT fk_organisation_campaign_contact_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id)
)
;;
CREATE TABLE organisation_candidate (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	sector VARCHAR(8) NOT NULL, 
	ring VARCHAR(8) NOT NULL, 
	moved INTEGER NOT NULL, 
	purpose VARCHAR(1000) NOT NULL, 
	cost BIGINT NOT NULL, 
	risk VARCHAR(8) NOT NULL, 
	risks VARCHAR(1000) NOT NULL, 
	privacy VARCHAR(1000) NOT NULL, 
	trial_until DATE, 
	criteria VARCHAR(1000) NOT NULL, 
	reasons VARCHAR(1000) NOT NULL, 
	decided DATE, 
	project_id BIGINT, 
	review DATE NOT NULL, 
	CONSTRAINT pk_organisation_candidate PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_candidate_project_id FOREIGN KEY(project_id) REFERENCES organisation_project (id)
)
;;
CREATE TABLE organisation_goal (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	title VARCHAR(160) NOT NULL, 
	quarter DATE NOT NULL, 
	owner VARCHAR(80) NOT NULL, 
	department VARCHAR(80) NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	text VARCHAR(1000) NOT NULL, 
	conclusion VARCHAR(500) NOT NULL, 
	before_id BIGINT, 
	CONSTRAINT pk_organisation_goal PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_goal_before_id FOREIGN KEY(before_id) REFERENCES organisation_goal (id), 
	CONSTRAINT uq_organisation_goal_before_id UNIQUE (before_id)
)
;;
CREATE TABLE organisation_goal_check_in (
	id INTEGER NOT NULL, 
	result_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	value BIGINT, 
	confidence INTEGER NOT NULL, 
	text VARCHAR(500) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_organisation_goal_check_in PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_goal_check_in_result_id FOREIGN KEY(result_id) REFERENCES organisation_goal_result (id)
)
;;
CREATE TABLE organisation_goal_project (
	id INTEGER NOT NULL, 
	goal_id BIGINT NOT NULL, 
	project_id BIGINT NOT NULL, 
	CONSTRAINT pk_organisation_goal_project PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_goal_project_goal_id FOREIGN KEY(goal_id) REFERENCES organisation_goal (id), 
	CONSTRAINT fk_organisation_goal_project_project_id FOREIGN KEY(project_id) REFERENCES organisation_project (id)
)
;;
CREATE TABLE organisation_goal_result (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	goal_id BIGINT NOT NULL, 
	title VARCHAR(160) NOT NULL, 
	figure VARCHAR(60) NOT NULL, 
	unit VARCHAR(8) NOT NULL, 
	start BIGINT NOT NULL, 
	"commit" BIGINT, 
	target BIGINT NOT NULL, 
	stretch BIGINT, 
	CONSTRAINT pk_organisation_goal_result PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_goal_result_goal_id FOREIGN KEY(goal_id) REFERENCES organisation_goal (id)
)
;;
CREATE TABLE organisation_idea (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(12) NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	problem VARCHAR(4000) NOT NULL, 
	solution VARCHAR(4000) NOT NULL, 
	area VARCHAR(80) NOT NULL, 
	campaign_id BIGINT, 
	author_id BIGINT, 
	code BLOB, 
	state VARCHAR(8) NOT NULL, 
	received DATE NOT NULL, 
	answer_by DATE, 
	reasons VARCHAR(2000) NOT NULL, 
	decided DATE, 
	double_of_id BIGINT, 
	project_id BIGINT, 
	done DATE, 
	appealed DATE, 
	appeal VARCHAR(2000) NOT NULL, 
	news BOOLEAN NOT NULL, 
	CONSTRAINT pk_organisation_idea PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_idea_author_id FOREIGN KEY(author_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_organisation_idea_campaign_id FOREIGN KEY(campaign_id) REFERENCES organisation_idea_campaign (id), 
	CONSTRAINT fk_organisation_idea_double_of_id FOREIGN KEY(double_of_id) REFERENCES organisation_idea (id), 
	CONSTRAINT fk_organisation_idea_project_id FOREIGN KEY(project_id) REFERENCES organisation_project (id), 
	CONSTRAINT uq_organisation_idea_number UNIQUE (number)
)
;;
CREATE TABLE organisation_idea_assessment (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	idea_id BIGINT NOT NULL, 
	verdict VARCHAR(6) NOT NULL, 
	reasons VARCHAR(2000) NOT NULL, 
	saving BIGINT NOT NULL, 
	cost BIGINT NOT NULL, 
	points INTEGER NOT NULL, 
	factor INTEGER NOT NULL, 
	premium BIGINT NOT NULL, 
	net BIGINT NOT NULL, 
	scheme_id BIGINT, 
	proposed_by VARCHAR(80) NOT NULL, 
	measured BIGINT, 
	measured_on DATE, 
	effect VARCHAR(1000) NOT NULL, 
	paid_on DATE, 
	CONSTRAINT pk_organisation_idea_assessment PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_idea_assessment_idea_id FOREIGN KEY(idea_id) REFERENCES organisation_idea (id), 
	CONSTRAINT fk_organisation_idea_assessment_scheme_id FOREIGN KEY(scheme_id) REFERENCES organisation_idea_scheme (id), 
	CONSTRAINT uq_organisation_idea_assessment_idea_id UNIQUE (idea_id)
)
;;
CREATE TABLE organisation_idea_campaign (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	since DATE NOT NULL, 
	until DATE NOT NULL, 
	text VARCHAR(2000) NOT NULL, 
	CONSTRAINT pk_organisation_idea_campaign PRIMARY KEY (id)
)
;;
CREATE TABLE organisation_idea_opinion (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	idea_id BIGINT NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	due DATE NOT NULL, 
	usable VARCHAR(6) NOT NULL, 
	text VARCHAR(2000) NOT NULL, 
	given DATE, 
	CONSTRAINT pk_organisation_idea_opinion PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_idea_opinion_idea_id FOREIGN KEY(idea_id) REFERENCES organisation_idea (id)
)
;;
CREATE TABLE organisation_idea_scheme (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	since DATE NOT NULL, 
	rate INTEGER NOT NULL, 
	years INTEGER NOT NULL, 
	least BIGINT NOT NULL, 
	most BIGINT NOT NULL, 
	point BIGINT NOT NULL, 
	step BIGINT NOT NULL, 
	receipt_days INTEGER NOT NULL, 
	decision_days INTEGER NOT NULL, 
	appeal_days INTEGER NOT NULL, 
	CONSTRAINT pk_organisation_idea_scheme PRIMARY KEY (id), 
	CONSTRAINT uq_organisation_idea_scheme_since UNIQUE (since)
)
;;
CREATE TABLE organisation_idea_support (
	id INTEGER NOT NULL, 
	idea_id BIGINT NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_organisation_idea_support PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_idea_support_idea_id FOREIGN KEY(idea_id) REFERENCES organisation_idea (id)
)
;;
CREATE TABLE organisation_meeting (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	series_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	at VARCHAR(5) NOT NULL, 
	minutes INTEGER NOT NULL, 
	place VARCHAR(120) NOT NULL, 
	state VARCHAR(9) NOT NULL, 
	sequence INTEGER NOT NULL, 
	notes VARCHAR(40000) NOT NULL, 
	written_by VARCHAR(80) NOT NULL, 
	refusal VARCHAR(300) NOT NULL, 
	number VARCHAR(12), 
	approved_on DATE, 
	pdf BLOB, 
	public BLOB, room_id BIGINT, reservation_id BIGINT, 
	CONSTRAINT pk_organisation_meeting PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_meeting_series_id FOREIGN KEY(series_id) REFERENCES organisation_meeting_series (id), 
	CONSTRAINT uq_organisation_meeting_number UNIQUE (number)
)
;;
CREATE TABLE organisation_meeting_member (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	series_id BIGINT NOT NULL, 
	person_id BIGINT, 
	name VARCHAR(120) NOT NULL, 
	mail VARCHAR(120) NOT NULL, 
	part VARCHAR(8) NOT NULL, 
	votes BOOLEAN NOT NULL, 
	until DATE, 
	CONSTRAINT pk_organisation_meeting_member PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_meeting_member_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_organisation_meeting_member_series_id FOREIGN KEY(series_id) REFERENCES organisation_meeting_series (id)
)
;;
CREATE TABLE organisation_meeting_rule (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	series_id BIGINT NOT NULL, 
	since DATE NOT NULL, 
	quorum INTEGER NOT NULL, 
	majority VARCHAR(14) NOT NULL, 
	CONSTRAINT pk_organisation_meeting_rule PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_meeting_rule_series_id FOREIGN KEY(series_id) REFERENCES organisation_meeting_series (id)
)
;;
CREATE TABLE organisation_meeting_seat (
	id INTEGER NOT NULL, 
	meeting_id BIGINT NOT NULL, 
	member_id BIGINT NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	part VARCHAR(8) NOT NULL, 
	votes BOOLEAN NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	CONSTRAINT pk_organisation_meeting_seat PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_meeting_seat_meeting_id FOREIGN KEY(meeting_id) REFERENCES organisation_meeting (id), 
	CONSTRAINT fk_organisation_meeting_seat_member_id FOREIGN KEY(member_id) REFERENCES organisation_meeting_member (id)
)
;;
CREATE TABLE organisation_meeting_series (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	rhythm VARCHAR(10) NOT NULL, 
	at VARCHAR(5) NOT NULL, 
	minutes INTEGER NOT NULL, 
	place VARCHAR(120) NOT NULL, 
	project_id BIGINT, 
	note VARCHAR(1000) NOT NULL, 
	login VARCHAR(80) NOT NULL, closed BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_organisation_meeting_series PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_meeting_series_project_id FOREIGN KEY(project_id) REFERENCES organisation_project (id)
)
;;
CREATE TABLE organisation_notice (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	text VARCHAR(8000) NOT NULL, 
	since DATE NOT NULL, 
	until DATE, 
	audience VARCHAR(10) NOT NULL, 
	target VARCHAR(80) NOT NULL, 
	confirm BOOLEAN NOT NULL, 
	revision INTEGER NOT NULL, 
	login VARCHAR(80) NOT NULL, renew INTEGER DEFAULT '0' NOT NULL, responsible VARCHAR(80) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_organisation_notice PRIMARY KEY (id)
)
;;
CREATE TABLE organisation_notice_edition (
	id INTEGER NOT NULL, 
	notice_id BIGINT NOT NULL, 
	number INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	made BIGINT, 
	login VARCHAR(80) NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	text VARCHAR(8000) NOT NULL, 
	change VARCHAR(300) NOT NULL, 
	CONSTRAINT pk_organisation_notice_edition PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_notice_edition_notice_id FOREIGN KEY(notice_id) REFERENCES organisation_notice (id)
)
;;
CREATE TABLE organisation_notice_paper (
	id INTEGER NOT NULL, 
	notice_id BIGINT NOT NULL, 
	revision INTEGER NOT NULL, 
	edition INTEGER NOT NULL, 
	person_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	evidence VARCHAR(200) NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_organisation_notice_paper PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_notice_paper_notice_id FOREIGN KEY(notice_id) REFERENCES organisation_notice (id), 
	CONSTRAINT fk_organisation_notice_paper_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id)
)
;;
CREATE TABLE organisation_notice_receipt (
	id INTEGER NOT NULL, 
	notice_id BIGINT NOT NULL, 
	revision INTEGER NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	read_at BIGINT NOT NULL, 
	confirmed BOOLEAN NOT NULL, turn INTEGER DEFAULT '1' NOT NULL, edition INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_organisation_notice_receipt PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_notice_receipt_notice_id FOREIGN KEY(notice_id) REFERENCES organisation_notice (id)
)
;;
CREATE TABLE organisation_opportunity (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	contact_id BIGINT NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	stage VARCHAR(10) NOT NULL, 
	value BIGINT NOT NULL, 
	chance INTEGER, 
	expected DATE, 
	owner VARCHAR(80) NOT NULL, 
	source VARCHAR(12) NOT NULL, 
	reason VARCHAR(200) NOT NULL, 
	notes VARCHAR(1000) NOT NULL, 
	closed DATE, 
	CONSTRAINT pk_organisation_opportunity PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_opportunity_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id)
)
;;
CREATE TABLE organisation_outcome (
	id INTEGER NOT NULL, 
	meeting_id BIGINT NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	line INTEGER NOT NULL, 
	number VARCHAR(12), 
	text VARCHAR(300) NOT NULL, 
	topic VARCHAR(160) NOT NULL, 
	internal BOOLEAN NOT NULL, 
	person_id BIGINT, 
	due DATE, 
	counted BOOLEAN NOT NULL, 
	yes INTEGER NOT NULL, 
	no INTEGER NOT NULL, 
	abstain INTEGER NOT NULL, 
	entitled INTEGER NOT NULL, 
	majority VARCHAR(14) NOT NULL, 
	carried BOOLEAN NOT NULL, 
	replaced_by_id BIGINT, 
	CONSTRAINT pk_organisation_outcome PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_outcome_meeting_id FOREIGN KEY(meeting_id) REFERENCES organisation_meeting (id), 
	CONSTRAINT fk_organisation_outcome_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_organisation_outcome_replaced_by_id FOREIGN KEY(replaced_by_id) REFERENCES organisation_outcome (id), 
	CONSTRAINT uq_organisation_outcome_number UNIQUE (number)
)
;;
CREATE TABLE organisation_project (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	number VARCHAR(12) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	state VARCHAR(9) NOT NULL, 
	start DATE NOT NULL, 
	due DATE, 
	closed DATE, 
	lead_id BIGINT, 
	contact_id BIGINT, 
	goal VARCHAR(1000) NOT NULL, 
	budget BIGINT NOT NULL, 
	budget_hours BIGINT NOT NULL, 
	cost_centre VARCHAR(36) NOT NULL, 
	cost_rate BIGINT NOT NULL, 
	bill_rate BIGINT NOT NULL, 
	rounding VARCHAR(8) NOT NULL, 
	step INTEGER NOT NULL, 
	template BOOLEAN NOT NULL, 
	CONSTRAINT pk_organisation_project PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_project_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT fk_organisation_project_lead_id FOREIGN KEY(lead_id) REFERENCES hr_person (id), 
	CONSTRAINT uq_organisation_project_number UNIQUE (number)
)
;;
CREATE TABLE organisation_project_member (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	project_id BIGINT NOT NULL, 
	person_id BIGINT NOT NULL, 
	part VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_organisation_project_member PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_project_member_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_organisation_project_member_project_id FOREIGN KEY(project_id) REFERENCES organisation_project (id)
)
;;
CREATE TABLE organisation_project_time (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	project_id BIGINT NOT NULL, 
	task_id BIGINT, 
	person_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	exact INTEGER NOT NULL, 
	minutes INTEGER NOT NULL, 
	running BIGINT, 
	note VARCHAR(200) NOT NULL, 
	billable BOOLEAN NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	approved_by VARCHAR(80) NOT NULL, 
	document_id BIGINT, 
	CONSTRAINT pk_organisation_project_time PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_project_time_document_id FOREIGN KEY(document_id) REFERENCES finance_sales_document (id), 
	CONSTRAINT fk_organisation_project_time_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_organisation_project_time_project_id FOREIGN KEY(project_id) REFERENCES organisation_project (id), 
	CONSTRAINT fk_organisation_project_time_task_id FOREIGN KEY(task_id) REFERENCES organisation_task (id)
)
;;
CREATE TABLE organisation_question (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	table_name VARCHAR(60) NOT NULL, 
	row_key BIGINT NOT NULL, 
	text VARCHAR(2000) NOT NULL, 
	asked_by VARCHAR(80) NOT NULL, 
	asked_at BIGINT NOT NULL, 
	audience VARCHAR(10) NOT NULL, 
	target VARCHAR(80) NOT NULL, 
	due DATE, 
	state VARCHAR(10) NOT NULL, 
	answer VARCHAR(4000) NOT NULL, 
	answered_by VARCHAR(80) NOT NULL, 
	answered_at BIGINT, 
	CONSTRAINT pk_organisation_question PRIMARY KEY (id)
)
;;
CREATE TABLE organisation_task (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	project_id BIGINT NOT NULL, 
	number INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	kind VARCHAR(9) NOT NULL, 
	parent_id BIGINT, 
	title VARCHAR(160) NOT NULL, 
	person_id BIGINT, 
	state VARCHAR(8) NOT NULL, 
	days INTEGER NOT NULL, 
	not_before DATE, 
	fixed BOOLEAN NOT NULL, 
	deadline DATE, 
	hours BIGINT NOT NULL, 
	cost BIGINT NOT NULL, 
	measure VARCHAR(7) NOT NULL, 
	progress INTEGER NOT NULL, 
	repeats VARCHAR(9) NOT NULL, 
	text VARCHAR(2000) NOT NULL, 
	start DATE, 
	finish DATE, 
	base_start DATE, 
	base_finish DATE, 
	begun DATE, 
	done DATE, 
	origin_id BIGINT, 
	occurs DATE, source_table VARCHAR(60), source_key BIGINT, 
	CONSTRAINT pk_organisation_task PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_task_origin_id FOREIGN KEY(origin_id) REFERENCES organisation_task (id), 
	CONSTRAINT fk_organisation_task_parent_id FOREIGN KEY(parent_id) REFERENCES organisation_task (id), 
	CONSTRAINT fk_organisation_task_person_id FOREIGN KEY(person_id) REFERENCES hr_person (id), 
	CONSTRAINT fk_organisation_task_project_id FOREIGN KEY(project_id) REFERENCES organisation_project (id)
)
;;
CREATE TABLE organisation_task_link (
	id INTEGER NOT NULL, 
	task_id BIGINT NOT NULL, 
	before_id BIGINT NOT NULL, 
	kind VARCHAR(2) NOT NULL, 
	lag INTEGER NOT NULL, 
	CONSTRAINT pk_organisation_task_link PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_task_link_before_id FOREIGN KEY(before_id) REFERENCES organisation_task (id), 
	CONSTRAINT fk_organisation_task_link_task_id FOREIGN KEY(task_id) REFERENCES organisation_task (id)
)
;;
CREATE TABLE paper_box (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	code VARCHAR(80) NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	room VARCHAR(120) NOT NULL, 
	closed BOOLEAN NOT NULL, 
	CONSTRAINT pk_paper_box PRIMARY KEY (id), 
	CONSTRAINT uq_paper_box_code UNIQUE (code)
)
;;
CREATE TABLE paper_label (
	id INTEGER NOT NULL, 
	asn BIGINT NOT NULL, 
	printed_at BIGINT NOT NULL, 
	printed_by VARCHAR(80) NOT NULL, 
	again_at BIGINT, 
	times INTEGER NOT NULL, 
	CONSTRAINT pk_paper_label PRIMARY KEY (id), 
	CONSTRAINT uq_paper_label_asn UNIQUE (asn)
)
;;
CREATE TABLE paper_state (
	id INTEGER NOT NULL, 
	document_id BIGINT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	pages INTEGER NOT NULL, 
	checked_by VARCHAR(80) NOT NULL, 
	checked_at BIGINT NOT NULL, 
	remark VARCHAR(200) NOT NULL, 
	destroyed_by VARCHAR(80) NOT NULL, 
	destroyed_at BIGINT, 
	reason VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_paper_state PRIMARY KEY (id), 
	CONSTRAINT fk_paper_state_document_id FOREIGN KEY(document_id) REFERENCES document (id), 
	CONSTRAINT uq_paper_state_document_id UNIQUE (document_id)
)
;;
CREATE TABLE seal_key (
	table_name VARCHAR(60) NOT NULL, 
	row_key BIGINT NOT NULL, 
	secret BLOB NOT NULL, 
	CONSTRAINT pk_seal_key PRIMARY KEY (table_name, row_key)
)
;;
CREATE VIRTUAL TABLE "search_deep" USING fts5(body, content='', contentless_delete=1, tokenize='unicode61', prefix='2 3')
;;
CREATE TABLE search_kind (
	id INTEGER NOT NULL, 
	table_name VARCHAR(60) NOT NULL, 
	CONSTRAINT pk_search_kind PRIMARY KEY (id), 
	CONSTRAINT uq_search_kind_table_name UNIQUE (table_name)
)
;;
CREATE TABLE search_short (
	kind SMALLINT NOT NULL, 
	row_key BIGINT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_search_short PRIMARY KEY (kind, row_key)
)
;;
CREATE VIRTUAL TABLE "search_text" USING fts5(body, content='', contentless_delete=1, tokenize='unicode61', detail=none)
;;
CREATE TABLE search_word (
	word VARCHAR(30) NOT NULL, 
	shown VARCHAR(30) NOT NULL, 
	letters SMALLINT NOT NULL, 
	CONSTRAINT pk_search_word PRIMARY KEY (word)
)
;;
CREATE TABLE setting (
	id INTEGER NOT NULL, 
	"key" VARCHAR(80) NOT NULL, 
	login VARCHAR(80) DEFAULT '' NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (id)
)
;;
CREATE TABLE shared_view (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	list VARCHAR(80) NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	page VARCHAR(120) NOT NULL, 
	state TEXT NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_shared_view PRIMARY KEY (id)
)
;;
CREATE TABLE sign_in (
	id INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	place VARCHAR(120) NOT NULL, 
	user_id INTEGER, 
	outcome VARCHAR(10) NOT NULL, 
	CONSTRAINT pk_sign_in PRIMARY KEY (id), 
	CONSTRAINT fk_sign_in_user_id FOREIGN KEY(user_id) REFERENCES app_user (id)
)
;;
CREATE TABLE sign_in_wait (
	kind VARCHAR(10) NOT NULL, 
	value VARCHAR(120) NOT NULL, 
	failures INTEGER DEFAULT '0' NOT NULL, 
	last_at BIGINT, 
	wait_until BIGINT, 
	CONSTRAINT pk_sign_in_wait PRIMARY KEY (kind, value)
)
;;
CREATE TABLE trail (
	id INTEGER NOT NULL, 
	run INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	table_name VARCHAR(60) NOT NULL, 
	row_key BIGINT, 
	kind VARCHAR(6) NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	CONSTRAINT pk_trail PRIMARY KEY (id), 
	CONSTRAINT fk_trail_run FOREIGN KEY(run) REFERENCES trail_run (seq)
)
;;
CREATE TABLE trail_head (
	id INTEGER NOT NULL, 
	seq BIGINT NOT NULL, 
	hash BLOB NOT NULL, 
	CONSTRAINT pk_trail_head PRIMARY KEY (id)
)
;;
CREATE TABLE trail_run (
	seq INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	login VARCHAR(80) NOT NULL, 
	command VARCHAR(80) NOT NULL, 
	tables TEXT NOT NULL, 
	client_key BLOB NOT NULL, 
	result TEXT, 
	digest BLOB NOT NULL, 
	hash BLOB NOT NULL, 
	CONSTRAINT pk_trail_run PRIMARY KEY (seq), 
	CONSTRAINT uq_trail_run_client_key UNIQUE (client_key)
)
;;
CREATE INDEX ix_app_user_role_user_id ON app_user_role (user_id)
;;
CREATE INDEX ix_approval_rule_kind ON approval_rule (kind)
;;
CREATE INDEX ix_approval_run_table_name_row_key ON approval_run (table_name, row_key)
;;
CREATE INDEX ix_approval_step_login ON approval_step (login)
;;
CREATE INDEX ix_approval_step_run_id ON approval_step (run_id)
;;
CREATE INDEX ix_approval_step_state ON approval_step (state)
;;
CREATE INDEX ix_attachment_sha256 ON attachment (sha256)
;;
CREATE INDEX ix_attachment_table_name_row_key ON attachment (table_name, row_key)
;;
CREATE INDEX ix_cockpit_tile_board_id ON cockpit_tile (board_id)
;;
CREATE INDEX ix_cockpit_value_month ON cockpit_value (month)
;;
CREATE INDEX ix_contact_activity_contact_id ON contact_activity (contact_id)
;;
CREATE INDEX ix_contact_activity_day ON contact_activity (day)
;;
CREATE INDEX ix_contact_activity_person_id ON contact_activity (person_id)
;;
CREATE INDEX ix_contact_address_contact_id ON contact_address (contact_id)
;;
CREATE INDEX ix_contact_bank_contact_id ON contact_bank (contact_id)
;;
CREATE INDEX ix_contact_bank_iban ON contact_bank (iban)
;;
CREATE INDEX ix_contact_channel_contact_id ON contact_channel (contact_id)
;;
CREATE INDEX ix_contact_channel_folded ON contact_channel (folded)
;;
CREATE INDEX ix_contact_consent_contact_id ON contact_consent (contact_id)
;;
CREATE INDEX ix_contact_creditor ON contact (creditor)
;;
CREATE INDEX ix_contact_debtor ON contact (debtor)
;;
CREATE INDEX ix_contact_field_contact_id ON contact_field (contact_id)
;;
CREATE INDEX ix_contact_merge_contact_id ON contact_merge (contact_id)
;;
CREATE INDEX ix_contact_merge_gone_id ON contact_merge (gone_id)
;;
CREATE INDEX ix_contact_merged_into_id ON contact (merged_into_id)
;;
CREATE INDEX ix_contact_name ON contact (name)
;;
CREATE INDEX ix_contact_person_contact_id ON contact_person (contact_id)
;;
CREATE INDEX ix_contact_person_person_id ON contact_person (person_id)
;;
CREATE INDEX ix_contact_role_contact_id ON contact_role (contact_id)
;;
CREATE INDEX ix_contact_role_role ON contact_role (role)
;;
CREATE INDEX ix_contact_terms_contact_id ON contact_terms (contact_id)
;;
CREATE INDEX ix_document_case_id ON document (case_id)
;;
CREATE INDEX ix_document_contact_id ON document (contact_id)
;;
CREATE INDEX ix_document_correction_document_id ON document_correction (document_id)
;;
CREATE INDEX ix_document_doc_date ON document (doc_date)
;;
CREATE INDEX ix_document_erasure_document_id ON document_erasure (document_id)
;;
CREATE INDEX ix_document_expires ON document (expires)
;;
CREATE INDEX ix_document_field_type ON document_field (type)
;;
CREATE INDEX ix_document_held_document_id ON document_held (document_id)
;;
CREATE INDEX ix_document_keep_until ON document (keep_until)
;;
CREATE INDEX ix_document_node ON document (node)
;;
CREATE INDEX ix_document_notice ON document (notice)
;;
CREATE INDEX ix_document_reference ON document (reference)
;;
CREATE INDEX ix_document_stamp_document_id ON document_stamp (document_id)
;;
CREATE INDEX ix_document_state ON document (state)
;;
CREATE INDEX ix_document_tagged_tag_id ON document_tagged (tag_id)
;;
CREATE INDEX ix_document_type ON document (type)
;;
CREATE INDEX ix_document_value_field_id_figure ON document_value (field_id, figure)
;;
CREATE INDEX ix_document_value_field_id_text ON document_value (field_id, text)
;;
CREATE INDEX ix_document_version_sha256 ON document_version (sha256)
;;
CREATE INDEX ix_finance_account_sort ON finance_account (sort)
;;
CREATE INDEX ix_finance_accrual_run_accrual_id ON finance_accrual_run (accrual_id)
;;
CREATE INDEX ix_finance_allocation_item_id ON finance_allocation (item_id)
;;
CREATE INDEX ix_finance_allocation_payment_id ON finance_allocation (payment_id)
;;
CREATE INDEX ix_finance_allocation_settlement_id ON finance_allocation (settlement_id)
;;
CREATE INDEX ix_finance_asset_change_asset_id ON finance_asset_change (asset_id)
;;
CREATE INDEX ix_finance_asset_entry_id ON finance_asset (entry_id)
;;
CREATE INDEX ix_finance_asset_run_asset_id ON finance_asset_run (asset_id)
;;
CREATE INDEX ix_finance_asset_run_entry_id ON finance_asset_run (entry_id)
;;
CREATE INDEX ix_finance_bank_line_day ON finance_bank_line (bank_account_id, day, id)
;;
CREATE INDEX ix_finance_bank_line_end_to_end ON finance_bank_line (end_to_end)
;;
CREATE INDEX ix_finance_bank_line_iban ON finance_bank_line (iban)
;;
CREATE INDEX ix_finance_bank_line_name ON finance_bank_line (name)
;;
CREATE INDEX ix_finance_bank_line_statement_id ON finance_bank_line (statement_id)
;;
CREATE INDEX ix_finance_bank_statement_bank_account_id ON finance_bank_statement (bank_account_id)
;;
CREATE INDEX ix_finance_dunning_item_letter_id ON finance_dunning_item (letter_id)
;;
CREATE INDEX ix_finance_dunning_letter_account ON finance_dunning_letter (account)
;;
CREATE INDEX ix_finance_dunning_letter_contact_id ON finance_dunning_letter (contact_id)
;;
CREATE INDEX ix_finance_dunning_letter_run_id ON finance_dunning_letter (run_id)
;;
CREATE INDEX ix_finance_dunning_level_group_id ON finance_dunning_level (group_id)
;;
CREATE INDEX ix_finance_entry_day ON finance_entry (day, id)
;;
CREATE INDEX ix_finance_entry_reversal_of ON finance_entry (reversal_of) WHERE reversal_of IS NOT NULL
;;
CREATE INDEX ix_finance_line_account_id_day ON finance_line (account_id, day, id, amount, role)
;;
CREATE INDEX ix_finance_line_entry_id ON finance_line (entry_id)
;;
CREATE INDEX ix_finance_mandate_account ON finance_mandate (account)
;;
CREATE INDEX ix_finance_payment_account_document ON finance_payment (account, document)
;;
CREATE INDEX ix_finance_payment_plan_account ON finance_payment_plan (account)
;;
CREATE INDEX ix_finance_payment_plan_item_plan_id ON finance_payment_plan_item (plan_id)
;;
CREATE INDEX ix_finance_payment_plan_part_plan_id ON finance_payment_plan_part (plan_id)
;;
CREATE INDEX ix_finance_period_fiscal_year_id ON finance_period (fiscal_year_id)
;;
CREATE INDEX ix_finance_provision_move_provision_id ON finance_provision_move (provision_id)
;;
CREATE INDEX ix_finance_purchase_contact_id ON finance_purchase (contact_id)
;;
CREATE INDEX ix_finance_purchase_document_id ON finance_purchase (document_id)
;;
CREATE INDEX ix_finance_purchase_state ON finance_purchase (state)
;;
CREATE INDEX ix_finance_sales_advance_advance_id ON finance_sales_advance (advance_id)
;;
CREATE INDEX ix_finance_sales_advance_final_id ON finance_sales_advance (final_id)
;;
CREATE INDEX ix_finance_sales_contract_contact_id ON finance_sales_contract (contact_id)
;;
CREATE INDEX ix_finance_sales_document_contact_id ON finance_sales_document (contact_id)
;;
CREATE INDEX ix_finance_sales_document_day ON finance_sales_document (day, id)
;;
CREATE INDEX ix_finance_sales_document_number ON finance_sales_document (number)
;;
CREATE INDEX ix_finance_sales_document_origin_id ON finance_sales_document (origin_id)
;;
CREATE INDEX ix_finance_sales_enclosure_document_id ON finance_sales_enclosure (document_id)
;;
CREATE INDEX ix_finance_sales_line_document_id ON finance_sales_line (document_id)
;;
CREATE INDEX ix_finance_sales_origin_line_id ON finance_sales_origin (line_id)
;;
CREATE INDEX ix_finance_sales_origin_origin_id ON finance_sales_origin (origin_id)
;;
CREATE INDEX ix_finance_sales_price_step_recurring_id ON finance_sales_price_step (recurring_id)
;;
CREATE INDEX ix_finance_settlement_account_id ON finance_settlement (account_id)
;;
CREATE INDEX ix_finance_settlement_difference_entry_id ON finance_settlement_difference (entry_id)
;;
CREATE INDEX ix_finance_settlement_difference_settlement_id ON finance_settlement_difference (settlement_id)
;;
CREATE INDEX ix_finance_stack_line_stack_id ON finance_stack_line (stack_id)
;;
CREATE INDEX ix_follow_up_day ON follow_up (day)
;;
CREATE INDEX ix_follow_up_table_name_row_key ON follow_up (table_name, row_key)
;;
CREATE INDEX ix_governance_analysis_matrix_id ON governance_analysis (matrix_id)
;;
CREATE INDEX ix_governance_analysis_previous_id ON governance_analysis (previous_id)
;;
CREATE INDEX ix_governance_analysis_project_id ON governance_analysis (project_id)
;;
CREATE INDEX ix_governance_breach_known ON governance_breach (known)
;;
CREATE INDEX ix_governance_breach_step_breach_id ON governance_breach_step (breach_id)
;;
CREATE INDEX ix_governance_contract_notice ON governance_contract (notice)
;;
CREATE INDEX ix_governance_contract_owner_id ON governance_contract (owner_id)
;;
CREATE INDEX ix_governance_contract_partner_id ON governance_contract (partner_id)
;;
CREATE INDEX ix_governance_control_due ON governance_control (due)
;;
CREATE INDEX ix_governance_control_owner_id ON governance_control (owner_id)
;;
CREATE INDEX ix_governance_control_test_control_id ON governance_control_test (control_id)
;;
CREATE INDEX ix_governance_deletion_item_deletion_id ON governance_deletion_item (deletion_id)
;;
CREATE INDEX ix_governance_dpia_processing_id ON governance_dpia (processing_id)
;;
CREATE INDEX ix_governance_dpia_risk_dpia_id ON governance_dpia_risk (dpia_id)
;;
CREATE INDEX ix_governance_duty_done_duty_id ON governance_duty_done (duty_id)
;;
CREATE INDEX ix_governance_duty_due ON governance_duty (due)
;;
CREATE INDEX ix_governance_duty_owner_id ON governance_duty (owner_id)
;;
CREATE INDEX ix_governance_emergency_entry_contact_id ON governance_emergency_entry (contact_id)
;;
CREATE INDEX ix_governance_emergency_entry_deputy_id ON governance_emergency_entry (deputy_id)
;;
CREATE INDEX ix_governance_emergency_entry_person_id ON governance_emergency_entry (person_id)
;;
CREATE INDEX ix_governance_erasure_request_id ON governance_erasure (request_id)
;;
CREATE INDEX ix_governance_exercise_measure_exercise_id ON governance_exercise_measure (exercise_id)
;;
CREATE INDEX ix_governance_exercise_measure_person_id ON governance_exercise_measure (person_id)
;;
CREATE INDEX ix_governance_exercise_plan_id ON governance_exercise (plan_id)
;;
CREATE INDEX ix_governance_exercise_project_id ON governance_exercise (project_id)
;;
CREATE INDEX ix_governance_gift_contact_id ON governance_gift (contact_id)
;;
CREATE INDEX ix_governance_handbook_run_at ON governance_handbook_run (at)
;;
CREATE INDEX ix_governance_incident_entry_incident_id ON governance_incident_entry (incident_id)
;;
CREATE INDEX ix_governance_plan_owner_id ON governance_plan (owner_id)
;;
CREATE INDEX ix_governance_plan_process_id ON governance_plan (process_id)
;;
CREATE INDEX ix_governance_plan_step_plan_id ON governance_plan_step (plan_id)
;;
CREATE INDEX ix_governance_process_deputy_id ON governance_process (deputy_id)
;;
CREATE INDEX ix_governance_process_need_component_id ON governance_process_need (component_id)
;;
CREATE INDEX ix_governance_process_need_contact_id ON governance_process_need (contact_id)
;;
CREATE INDEX ix_governance_process_need_deputy_id ON governance_process_need (deputy_id)
;;
CREATE INDEX ix_governance_process_need_person_id ON governance_process_need (person_id)
;;
CREATE INDEX ix_governance_process_need_process_id ON governance_process_need (process_id)
;;
CREATE INDEX ix_governance_process_owner_id ON governance_process (owner_id)
;;
CREATE INDEX ix_governance_processing_key ON governance_processing ("key")
;;
CREATE INDEX ix_governance_processor_contact_id ON governance_processor (contact_id)
;;
CREATE INDEX ix_governance_request_applicant_id ON governance_request (applicant_id)
;;
CREATE INDEX ix_governance_request_contact_id ON governance_request (contact_id)
;;
CREATE INDEX ix_governance_request_due ON governance_request (due)
;;
CREATE INDEX ix_governance_request_person_id ON governance_request (person_id)
;;
CREATE INDEX ix_governance_request_step_request_id ON governance_request_step (request_id)
;;
CREATE INDEX ix_governance_restriction_row ON governance_restriction (table_name, row_key)
;;
CREATE INDEX ix_governance_risk_asset_id ON governance_risk (asset_id)
;;
CREATE INDEX ix_governance_risk_component_id ON governance_risk (component_id)
;;
CREATE INDEX ix_governance_risk_contact_id ON governance_risk (contact_id)
;;
CREATE INDEX ix_governance_risk_loss_risk_id ON governance_risk_loss (risk_id)
;;
CREATE INDEX ix_governance_risk_measure_person_id ON governance_risk_measure (person_id)
;;
CREATE INDEX ix_governance_risk_measure_risk_id ON governance_risk_measure (risk_id)
;;
CREATE INDEX ix_governance_risk_origin_id ON governance_risk (origin_id)
;;
CREATE INDEX ix_governance_risk_owner_id ON governance_risk (owner_id)
;;
CREATE INDEX ix_governance_risk_person_id ON governance_risk (person_id)
;;
CREATE INDEX ix_governance_risk_process_id ON governance_risk (process_id)
;;
CREATE INDEX ix_governance_risk_threat_id ON governance_risk (threat_id)
;;
CREATE INDEX ix_hr_absence_person_id_since ON hr_absence (person_id, since)
;;
CREATE INDEX ix_hr_absence_since_until ON hr_absence (since, until)
;;
CREATE INDEX ix_hr_absence_state ON hr_absence (state)
;;
CREATE INDEX ix_hr_applicant_kept_until ON hr_applicant (kept_until)
;;
CREATE INDEX ix_hr_applicant_stage ON hr_applicant (stage)
;;
CREATE INDEX ix_hr_applicant_step_applicant_id ON hr_applicant_step (applicant_id)
;;
CREATE INDEX ix_hr_applicant_vacancy_id ON hr_applicant (vacancy_id)
;;
CREATE INDEX ix_hr_appointment_day ON hr_appointment (day)
;;
CREATE INDEX ix_hr_appointment_person_id ON hr_appointment (person_id)
;;
CREATE INDEX ix_hr_appointment_second_id ON hr_appointment (second_id)
;;
CREATE INDEX ix_hr_assignment_manager_id ON hr_assignment (manager_id)
;;
CREATE INDEX ix_hr_assignment_post_id ON hr_assignment (post_id)
;;
CREATE INDEX ix_hr_checklist_item_task_id ON hr_checklist_item (task_id)
;;
CREATE INDEX ix_hr_course_attempt_person_id_course_id ON hr_course_attempt (person_id, course_id)
;;
CREATE INDEX ix_hr_course_clause_person_id ON hr_course_clause (person_id)
;;
CREATE INDEX ix_hr_course_event_course_id ON hr_course_event (course_id)
;;
CREATE INDEX ix_hr_course_event_since ON hr_course_event (since)
;;
CREATE INDEX ix_hr_course_participant_person_id ON hr_course_participant (person_id)
;;
CREATE INDEX ix_hr_course_proof_course_id ON hr_course_proof (course_id)
;;
CREATE INDEX ix_hr_course_question_course_id ON hr_course_question (course_id)
;;
CREATE INDEX ix_hr_course_slide_course_id ON hr_course_slide (course_id)
;;
CREATE INDEX ix_hr_instruction_course_id ON hr_instruction (course_id)
;;
CREATE INDEX ix_hr_leave_opening_person_id ON hr_leave_opening (person_id)
;;
CREATE INDEX ix_hr_leaving_state ON hr_leaving (state)
;;
CREATE INDEX ix_hr_look_person_id ON hr_look (person_id)
;;
CREATE INDEX ix_hr_payroll_amount_slip_id ON hr_payroll_amount (slip_id)
;;
CREATE INDEX ix_hr_payroll_benefit_person_id_since ON hr_payroll_benefit (person_id, since)
;;
CREATE INDEX ix_hr_payroll_claim_person_id_since ON hr_payroll_claim (person_id, since)
;;
CREATE INDEX ix_hr_payroll_item_month ON hr_payroll_item (month)
;;
CREATE INDEX ix_hr_payroll_item_person_id_month ON hr_payroll_item (person_id, month)
;;
CREATE INDEX ix_hr_payroll_notice_due ON hr_payroll_notice (due)
;;
CREATE INDEX ix_hr_payroll_notice_person_id ON hr_payroll_notice (person_id)
;;
CREATE INDEX ix_hr_payroll_slip_person_id_month ON hr_payroll_slip (person_id, month)
;;
CREATE INDEX ix_hr_person_department ON hr_person (department)
;;
CREATE INDEX ix_hr_person_leaving ON hr_person (leaving)
;;
CREATE INDEX ix_hr_personal_permit_until ON hr_personal (permit_until)
;;
CREATE INDEX ix_hr_qualification_person_id ON hr_qualification (person_id)
;;
CREATE INDEX ix_hr_qualification_until ON hr_qualification (until)
;;
CREATE INDEX ix_hr_talk_course_course_id ON hr_talk_course (course_id)
;;
CREATE INDEX ix_hr_talk_course_person_id ON hr_talk_course (person_id)
;;
CREATE INDEX ix_hr_talk_day ON hr_talk (day)
;;
CREATE INDEX ix_hr_talk_goal_person_id ON hr_talk_goal (person_id)
;;
CREATE INDEX ix_hr_talk_lead_id ON hr_talk (lead_id)
;;
CREATE INDEX ix_hr_time_booking_person_id_day ON hr_time_booking (person_id, day)
;;
CREATE INDEX ix_hr_time_day ON hr_time (day)
;;
CREATE INDEX ix_hr_time_month_month ON hr_time_month (month)
;;
CREATE INDEX ix_hr_trip_person_id ON hr_trip (person_id)
;;
CREATE INDEX ix_hr_trip_receipt_trip_id ON hr_trip_receipt (trip_id)
;;
CREATE INDEX ix_hr_trip_since ON hr_trip (since)
;;
CREATE INDEX ix_hr_trip_state ON hr_trip (state)
;;
CREATE INDEX ix_hr_vacancy_lead_id ON hr_vacancy (lead_id)
;;
CREATE INDEX ix_import_file_sha256 ON import_file (sha256)
;;
CREATE INDEX ix_inventory_article_category_id ON inventory_article (category_id)
;;
CREATE INDEX ix_inventory_article_gtin ON inventory_article (gtin)
;;
CREATE INDEX ix_inventory_article_replaced_by_id ON inventory_article (replaced_by_id)
;;
CREATE INDEX ix_inventory_article_value_field_id ON inventory_article_value (field_id)
;;
CREATE INDEX ix_inventory_article_variant_of_id ON inventory_article (variant_of_id)
;;
CREATE INDEX ix_inventory_category_field_category_id ON inventory_category_field (category_id)
;;
CREATE INDEX ix_inventory_cost_move_id ON inventory_cost (move_id)
;;
CREATE INDEX ix_inventory_count_drawn_count_id ON inventory_count_drawn (count_id)
;;
CREATE INDEX ix_inventory_count_line_article_id ON inventory_count_line (article_id)
;;
CREATE INDEX ix_inventory_count_line_sheet ON inventory_count_line (count_id, sheet, number)
;;
CREATE INDEX ix_inventory_enquiry_line_article_id ON inventory_enquiry_line (article_id)
;;
CREATE INDEX ix_inventory_enquiry_line_enquiry_id ON inventory_enquiry_line (enquiry_id)
;;
CREATE INDEX ix_inventory_enquiry_line_need_id ON inventory_enquiry_line (need_id)
;;
CREATE INDEX ix_inventory_enquiry_line_order_line_id ON inventory_enquiry_line (order_line_id)
;;
CREATE INDEX ix_inventory_enquiry_number ON inventory_enquiry (number)
;;
CREATE INDEX ix_inventory_enquiry_state ON inventory_enquiry (state)
;;
CREATE INDEX ix_inventory_frame_contact_id ON inventory_frame (contact_id)
;;
CREATE INDEX ix_inventory_frame_line_article_id ON inventory_frame_line (article_id)
;;
CREATE INDEX ix_inventory_frame_line_frame_id ON inventory_frame_line (frame_id)
;;
CREATE INDEX ix_inventory_kit_part_part_id ON inventory_kit_part (part_id)
;;
CREATE INDEX ix_inventory_label_kind ON inventory_label (kind, article_id, serial)
;;
CREATE INDEX ix_inventory_label_lot_id ON inventory_label (lot_id)
;;
CREATE INDEX ix_inventory_label_place_id ON inventory_label (place_id)
;;
CREATE INDEX ix_inventory_level_place_id ON inventory_level (place_id)
;;
CREATE INDEX ix_inventory_move_article_id_day ON inventory_move (article_id, day, id)
;;
CREATE INDEX ix_inventory_move_day ON inventory_move (day, id)
;;
CREATE INDEX ix_inventory_move_document ON inventory_move (document)
;;
CREATE INDEX ix_inventory_move_project_project_id ON inventory_move_project (project_id)
;;
CREATE INDEX ix_inventory_move_return_of ON inventory_move (return_of)
;;
CREATE INDEX ix_inventory_need_article_id ON inventory_need (article_id)
;;
CREATE INDEX ix_inventory_need_number ON inventory_need (number)
;;
CREATE INDEX ix_inventory_need_order_line_id ON inventory_need (order_line_id)
;;
CREATE INDEX ix_inventory_need_state ON inventory_need (state)
;;
CREATE INDEX ix_inventory_offer_contact_id ON inventory_offer (contact_id)
;;
CREATE INDEX ix_inventory_offer_enquiry_id ON inventory_offer (enquiry_id)
;;
CREATE INDEX ix_inventory_offer_price_line_id ON inventory_offer_price (line_id)
;;
CREATE INDEX ix_inventory_order_bill_line_line_id ON inventory_order_bill_line (line_id)
;;
CREATE INDEX ix_inventory_order_bill_order_id ON inventory_order_bill (order_id)
;;
CREATE INDEX ix_inventory_order_contact_id ON inventory_order (contact_id)
;;
CREATE INDEX ix_inventory_order_line_article_id ON inventory_order_line (article_id)
;;
CREATE INDEX ix_inventory_order_line_frame_line_id ON inventory_order_line (frame_line_id)
;;
CREATE INDEX ix_inventory_order_line_order_id ON inventory_order_line (order_id)
;;
CREATE INDEX ix_inventory_order_number ON inventory_order (number)
;;
CREATE INDEX ix_inventory_order_state ON inventory_order (state)
;;
CREATE INDEX ix_inventory_place_code ON inventory_place (code)
;;
CREATE INDEX ix_inventory_price_article_id ON inventory_price (article_id)
;;
CREATE INDEX ix_inventory_receipt_line_id ON inventory_receipt (line_id)
;;
CREATE INDEX ix_inventory_receipt_return_of ON inventory_receipt (return_of)
;;
CREATE INDEX ix_inventory_reservation_article_id ON inventory_reservation (article_id)
;;
CREATE INDEX ix_inventory_supplier_contact_id ON inventory_supplier (contact_id)
;;
CREATE INDEX ix_inventory_supplier_number ON inventory_supplier (number)
;;
CREATE INDEX ix_inventory_value_article_id_day ON inventory_value (article_id, day, id)
;;
CREATE INDEX ix_inventory_value_day ON inventory_value (day)
;;
CREATE INDEX ix_inventory_value_move_id ON inventory_value (move_id)
;;
CREATE INDEX ix_it_access_component_id ON it_access (component_id)
;;
CREATE INDEX ix_it_access_level ON it_access (level)
;;
CREATE INDEX ix_it_access_person_id ON it_access (person_id)
;;
CREATE INDEX ix_it_access_review ON it_access (review)
;;
CREATE INDEX ix_it_access_revoked ON it_access (revoked)
;;
CREATE INDEX ix_it_address_asset_id ON it_address (asset_id)
;;
CREATE INDEX ix_it_address_component_id ON it_address (component_id)
;;
CREATE INDEX ix_it_address_place ON it_address (place)
;;
CREATE INDEX ix_it_address_subnet_id ON it_address (subnet_id)
;;
CREATE INDEX ix_it_agreement_calendar_id ON it_agreement (calendar_id)
;;
CREATE INDEX ix_it_arrival_asset_id ON it_arrival (asset_id)
;;
CREATE INDEX ix_it_article_category ON it_article (category)
;;
CREATE INDEX ix_it_article_tie_model_id ON it_article_tie (model_id)
;;
CREATE INDEX ix_it_asset_expected ON it_asset (expected)
;;
CREATE INDEX ix_it_asset_field_category_id ON it_asset_field (category_id)
;;
CREATE INDEX ix_it_asset_location_id ON it_asset (location_id)
;;
CREATE INDEX ix_it_asset_model_id ON it_asset (model_id)
;;
CREATE INDEX ix_it_asset_next_audit ON it_asset (next_audit)
;;
CREATE INDEX ix_it_asset_next_inspection ON it_asset (next_inspection)
;;
CREATE INDEX ix_it_asset_parent_id ON it_asset (parent_id)
;;
CREATE INDEX ix_it_asset_person_id ON it_asset (person_id)
;;
CREATE INDEX ix_it_asset_register_no ON it_asset (register_no)
;;
CREATE INDEX ix_it_asset_serial ON it_asset (serial)
;;
CREATE INDEX ix_it_asset_status ON it_asset (status)
;;
CREATE INDEX ix_it_asset_uuid ON it_asset (uuid)
;;
CREATE INDEX ix_it_asset_value_field_id ON it_asset_value (field_id)
;;
CREATE INDEX ix_it_audit_line_asset_id ON it_audit_line (asset_id)
;;
CREATE INDEX ix_it_audit_line_audit_id ON it_audit_line (audit_id)
;;
CREATE INDEX ix_it_audit_location_id ON it_audit (location_id)
;;
CREATE INDEX ix_it_backup_component_id ON it_backup (component_id)
;;
CREATE INDEX ix_it_backup_event_backup_id ON it_backup_event (backup_id)
;;
CREATE INDEX ix_it_backup_next_run ON it_backup (next_run)
;;
CREATE INDEX ix_it_backup_next_test ON it_backup (next_test)
;;
CREATE INDEX ix_it_backup_person_id ON it_backup (person_id)
;;
CREATE INDEX ix_it_change_component_id ON it_change (component_id)
;;
CREATE INDEX ix_it_change_planned ON it_change (planned)
;;
CREATE INDEX ix_it_change_stage ON it_change (stage)
;;
CREATE INDEX ix_it_check_area ON it_check (area)
;;
CREATE INDEX ix_it_check_due ON it_check (due)
;;
CREATE INDEX ix_it_check_next_review ON it_check (next_review)
;;
CREATE INDEX ix_it_check_person_id ON it_check (person_id)
;;
CREATE INDEX ix_it_check_state ON it_check (state)
;;
CREATE INDEX ix_it_component_asset_id ON it_component (asset_id)
;;
CREATE INDEX ix_it_component_kind ON it_component (kind)
;;
CREATE INDEX ix_it_component_person_id ON it_component (person_id)
;;
CREATE INDEX ix_it_component_state ON it_component (state)
;;
CREATE INDEX ix_it_contract_notice ON it_contract (notice)
;;
CREATE INDEX ix_it_contract_partner_id ON it_contract (partner_id)
;;
CREATE INDEX ix_it_contract_until ON it_contract (until)
;;
CREATE INDEX ix_it_covered_asset_id ON it_covered (asset_id)
;;
CREATE INDEX ix_it_covered_contract_id ON it_covered (contract_id)
;;
CREATE INDEX ix_it_custody_asset_id ON it_custody (asset_id)
;;
CREATE INDEX ix_it_custody_person_id ON it_custody (person_id)
;;
CREATE INDEX ix_it_custody_protocol_id ON it_custody (protocol_id)
;;
CREATE INDEX ix_it_dependency_needs_id ON it_dependency (needs_id)
;;
CREATE INDEX ix_it_facts_deviceid ON it_facts (deviceid)
;;
CREATE INDEX ix_it_facts_mac ON it_facts (mac)
;;
CREATE INDEX ix_it_inspection_asset_id ON it_inspection (asset_id)
;;
CREATE INDEX ix_it_inspection_day ON it_inspection (day)
;;
CREATE INDEX ix_it_kit_line_kit_id ON it_kit_line (kit_id)
;;
CREATE INDEX ix_it_licence_expires ON it_licence (expires)
;;
CREATE INDEX ix_it_licence_notice ON it_licence (notice)
;;
CREATE INDEX ix_it_licence_program ON it_licence (program)
;;
CREATE INDEX ix_it_location_parent_id ON it_location (parent_id)
;;
CREATE INDEX ix_it_maintenance_asset_id ON it_maintenance (asset_id)
;;
CREATE INDEX ix_it_maintenance_start ON it_maintenance (start)
;;
CREATE INDEX ix_it_model_category_id ON it_model (category_id)
;;
CREATE INDEX ix_it_program_asset_id_name ON it_program (asset_id, name)
;;
CREATE INDEX ix_it_program_begins ON it_program (begins, asset_id)
;;
CREATE INDEX ix_it_program_name ON it_program (name)
;;
CREATE INDEX ix_it_protocol_person_id ON it_protocol (person_id)
;;
CREATE INDEX ix_it_reservation_asset_id_since ON it_reservation (asset_id, since)
;;
CREATE INDEX ix_it_reservation_location_id ON it_reservation (location_id)
;;
CREATE INDEX ix_it_reservation_person_id ON it_reservation (person_id)
;;
CREATE INDEX ix_it_reservation_since ON it_reservation (since)
;;
CREATE INDEX ix_it_reservation_until ON it_reservation (until)
;;
CREATE INDEX ix_it_seat_asset_id ON it_seat (asset_id)
;;
CREATE INDEX ix_it_seat_licence_id ON it_seat (licence_id)
;;
CREATE INDEX ix_it_seat_person_id ON it_seat (person_id)
;;
CREATE INDEX ix_it_snippet_step ON it_snippet (step)
;;
CREATE INDEX ix_it_subnet_first ON it_subnet (first)
;;
CREATE UNIQUE INDEX ix_it_supply_article_id ON it_supply (article_id)
;;
CREATE INDEX ix_it_supply_issue_supply_move_id ON it_supply_issue (supply_move_id)
;;
CREATE INDEX ix_it_supply_kind ON it_supply (kind)
;;
CREATE INDEX ix_it_supply_move_asset_id ON it_supply_move (asset_id)
;;
CREATE INDEX ix_it_supply_move_person_id ON it_supply_move (person_id)
;;
CREATE INDEX ix_it_supply_move_protocol_id ON it_supply_move (protocol_id)
;;
CREATE INDEX ix_it_supply_move_supply_id ON it_supply_move (supply_id)
;;
CREATE INDEX ix_it_ticket_agent ON it_ticket (agent)
;;
CREATE INDEX ix_it_ticket_asset_id ON it_ticket (asset_id)
;;
CREATE INDEX ix_it_ticket_created ON it_ticket (created)
;;
CREATE INDEX ix_it_ticket_entry_requester_id ON it_ticket_entry (requester_id)
;;
CREATE INDEX ix_it_ticket_entry_ticket_id ON it_ticket_entry (ticket_id)
;;
CREATE INDEX ix_it_ticket_link_other_id ON it_ticket_link (other_id)
;;
CREATE INDEX ix_it_ticket_mail_message_id ON it_ticket_mail (message_id)
;;
CREATE INDEX ix_it_ticket_mail_ticket_id ON it_ticket_mail (ticket_id)
;;
CREATE INDEX ix_it_ticket_merged_into ON it_ticket (merged_into)
;;
CREATE INDEX ix_it_ticket_next_due ON it_ticket (next_due)
;;
CREATE INDEX ix_it_ticket_parent_id ON it_ticket (parent_id)
;;
CREATE INDEX ix_it_ticket_priority ON it_ticket (priority)
;;
CREATE INDEX ix_it_ticket_requester_id ON it_ticket (requester_id)
;;
CREATE INDEX ix_it_ticket_solved ON it_ticket (solved)
;;
CREATE INDEX ix_it_ticket_state ON it_ticket (state)
;;
CREATE INDEX ix_it_ticket_step_ticket_id ON it_ticket_step (ticket_id)
;;
CREATE INDEX ix_it_ticket_task_ticket_id ON it_ticket_task (ticket_id)
;;
CREATE INDEX ix_it_ticket_warn_at ON it_ticket (warn_at)
;;
CREATE INDEX ix_it_weakness_asset_id ON it_weakness (asset_id)
;;
CREATE INDEX ix_it_weakness_component_id ON it_weakness (component_id)
;;
CREATE INDEX ix_it_weakness_due ON it_weakness (due)
;;
CREATE INDEX ix_it_weakness_person_id ON it_weakness (person_id)
;;
CREATE INDEX ix_it_weakness_reference ON it_weakness (reference)
;;
CREATE INDEX ix_it_weakness_severity ON it_weakness (severity)
;;
CREATE INDEX ix_it_weakness_state ON it_weakness (state)
;;
CREATE INDEX ix_it_wipe_asset_id ON it_wipe (asset_id)
;;
CREATE INDEX ix_note_table_name_row_key ON note (table_name, row_key)
;;
CREATE INDEX ix_office_rule_firing_outcome ON office_rule_firing (outcome)
;;
CREATE INDEX ix_organisation_agenda_item_meeting_id ON organisation_agenda_item (meeting_id)
;;
CREATE INDEX ix_organisation_agenda_item_person_id ON organisation_agenda_item (person_id)
;;
CREATE INDEX ix_organisation_agenda_item_series_id ON organisation_agenda_item (series_id, meeting_id)
;;
CREATE INDEX ix_organisation_campaign_contact_campaign_id ON organisation_campaign_contact (campaign_id)
;;
CREATE INDEX ix_organisation_campaign_contact_contact_id ON organisation_campaign_contact (contact_id)
;;
CREATE INDEX ix_organisation_candidate_project_id ON organisation_candidate (project_id)
;;
CREATE INDEX ix_organisation_goal_check_in_result_id ON organisation_goal_check_in (result_id)
;;
CREATE INDEX ix_organisation_goal_project_project_id ON organisation_goal_project (project_id)
;;
CREATE INDEX ix_organisation_goal_quarter ON organisation_goal (quarter)
;;
CREATE INDEX ix_organisation_goal_result_goal_id ON organisation_goal_result (goal_id)
;;
CREATE INDEX ix_organisation_idea_assessment_scheme_id ON organisation_idea_assessment (scheme_id)
;;
CREATE INDEX ix_organisation_idea_author_id ON organisation_idea (author_id)
;;
CREATE INDEX ix_organisation_idea_campaign_id ON organisation_idea (campaign_id)
;;
CREATE INDEX ix_organisation_idea_double_of_id ON organisation_idea (double_of_id)
;;
CREATE INDEX ix_organisation_idea_project_id ON organisation_idea (project_id)
;;
CREATE INDEX ix_organisation_idea_state ON organisation_idea (state, answer_by)
;;
CREATE INDEX ix_organisation_meeting_day ON organisation_meeting (day)
;;
CREATE INDEX ix_organisation_meeting_member_person_id ON organisation_meeting_member (person_id)
;;
CREATE INDEX ix_organisation_meeting_seat_member_id ON organisation_meeting_seat (member_id)
;;
CREATE INDEX ix_organisation_meeting_series_project_id ON organisation_meeting_series (project_id)
;;
CREATE INDEX ix_organisation_notice_paper_person_id ON organisation_notice_paper (person_id)
;;
CREATE INDEX ix_organisation_opportunity_contact_id ON organisation_opportunity (contact_id)
;;
CREATE INDEX ix_organisation_outcome_meeting_id ON organisation_outcome (meeting_id)
;;
CREATE INDEX ix_organisation_outcome_person_id ON organisation_outcome (person_id)
;;
CREATE INDEX ix_organisation_outcome_replaced_by_id ON organisation_outcome (replaced_by_id)
;;
CREATE INDEX ix_organisation_project_contact_id ON organisation_project (contact_id)
;;
CREATE INDEX ix_organisation_project_member_person_id ON organisation_project_member (person_id)
;;
CREATE INDEX ix_organisation_project_time_day ON organisation_project_time (day, minutes)
;;
CREATE INDEX ix_organisation_project_time_document_id ON organisation_project_time (document_id)
;;
CREATE INDEX ix_organisation_project_time_person_day ON organisation_project_time (person_id, day)
;;
CREATE INDEX ix_organisation_project_time_project ON organisation_project_time (project_id, day, person_id, minutes)
;;
CREATE INDEX ix_organisation_project_time_task_id ON organisation_project_time (task_id)
;;
CREATE INDEX ix_organisation_question_record ON organisation_question (table_name, row_key)
;;
CREATE INDEX ix_organisation_question_state ON organisation_question (state)
;;
CREATE INDEX ix_organisation_task_finish ON organisation_task (finish)
;;
CREATE INDEX ix_organisation_task_link_before_id ON organisation_task_link (before_id)
;;
CREATE INDEX ix_organisation_task_parent_id ON organisation_task (parent_id)
;;
CREATE INDEX ix_organisation_task_person_id ON organisation_task (person_id)
;;
CREATE INDEX ix_organisation_task_state ON organisation_task (state, finish)
;;
CREATE INDEX ix_sign_in_at ON sign_in (at)
;;
CREATE INDEX ix_sign_in_user_id ON sign_in (user_id)
;;
CREATE INDEX ix_trail_run ON trail (run)
;;
CREATE INDEX ix_trail_table_name_row_key ON trail (table_name, row_key)
;;
CREATE UNIQUE INDEX uq_cockpit_target ON cockpit_target (figure, since)
;;
CREATE UNIQUE INDEX uq_cockpit_value ON cockpit_value (figure, month)
;;
CREATE UNIQUE INDEX uq_contact_terms_day ON contact_terms (contact_id, side, valid_from)
;;
CREATE UNIQUE INDEX uq_document_field_type_title ON document_field (type, title)
;;
CREATE UNIQUE INDEX uq_document_folder_trouble_watched_id_name ON document_folder_trouble (watched_id, name)
;;
CREATE UNIQUE INDEX uq_document_held_hold_id_document_id ON document_held (hold_id, document_id)
;;
CREATE UNIQUE INDEX uq_document_tagged_document_id_tag_id ON document_tagged (document_id, tag_id)
;;
CREATE UNIQUE INDEX uq_document_value_document_id_field_id ON document_value (document_id, field_id)
;;
CREATE UNIQUE INDEX uq_document_version_document_id_place ON document_version (document_id, place)
;;
CREATE UNIQUE INDEX uq_finance_account_place_account_id_valid_from ON finance_account_place (account_id, valid_from)
;;
CREATE UNIQUE INDEX uq_finance_bank_line_stack_line ON finance_bank_line (bank_account_id, stack_line_id) WHERE stack_line_id IS NOT NULL
;;
CREATE UNIQUE INDEX uq_finance_budget_line_place ON finance_budget_line (scheme, period_id, account_id, cost1)
;;
CREATE UNIQUE INDEX uq_finance_budget_note_place ON finance_budget_note (period_id, account_id)
;;
CREATE UNIQUE INDEX uq_finance_cash_count_day ON finance_cash_count (register_id, day)
;;
CREATE UNIQUE INDEX uq_finance_cost_centre_dimension_code ON finance_cost_centre (dimension, code)
;;
CREATE UNIQUE INDEX uq_finance_dunning_block ON finance_dunning_block (account, document)
;;
CREATE UNIQUE INDEX uq_finance_dunning_item ON finance_dunning_item (account, document, level, taken)
;;
CREATE UNIQUE INDEX uq_finance_dunning_level ON finance_dunning_level (group_id, level)
;;
CREATE UNIQUE INDEX uq_finance_entry_fiscal_year_id_number ON finance_entry (fiscal_year_id, number) WHERE number IS NOT NULL
;;
CREATE UNIQUE INDEX uq_finance_entry_vat ON finance_entry (document) WHERE origin = 'vat' AND reversal_of IS NULL
;;
CREATE UNIQUE INDEX uq_finance_purchase_position ON finance_purchase_position (purchase_id, place)
;;
CREATE UNIQUE INDEX uq_finance_sales_billed_recurring_id_start ON finance_sales_billed (recurring_id, start)
;;
CREATE UNIQUE INDEX uq_finance_sales_price_step_recurring_id_since ON finance_sales_price_step (recurring_id, since)
;;
CREATE UNIQUE INDEX uq_finance_tax_case_key_valid_from ON finance_tax_case ("key", valid_from)
;;
CREATE UNIQUE INDEX uq_finance_vat_return_since_until_number ON finance_vat_return (since, until, number)
;;
CREATE UNIQUE INDEX uq_governance_control_test ON governance_control_test (control_id, due)
;;
CREATE UNIQUE INDEX uq_governance_risk ON governance_risk (analysis_id, place)
;;
CREATE UNIQUE INDEX uq_hr_applicant_score_applicant_id_person_id ON hr_applicant_score (applicant_id, person_id)
;;
CREATE UNIQUE INDEX uq_hr_appointment_applicant_id_day_at ON hr_appointment (applicant_id, day, at)
;;
CREATE UNIQUE INDEX uq_hr_assignment_person_id_since ON hr_assignment (person_id, since)
;;
CREATE UNIQUE INDEX uq_hr_bank_person_id_since ON hr_bank (person_id, since)
;;
CREATE UNIQUE INDEX uq_hr_checklist_item_person_id_task_id_day ON hr_checklist_item (person_id, task_id, day)
;;
CREATE UNIQUE INDEX uq_hr_contract_person_id_since ON hr_contract (person_id, since)
;;
CREATE UNIQUE INDEX uq_hr_course_participant ON hr_course_participant (event_id, person_id)
;;
CREATE UNIQUE INDEX uq_hr_course_proof ON hr_course_proof (person_id, course_id, day)
;;
CREATE UNIQUE INDEX uq_hr_disability_person_id_since ON hr_disability (person_id, since)
;;
CREATE UNIQUE INDEX uq_hr_insurance_person_id_since ON hr_insurance (person_id, since)
;;
CREATE UNIQUE INDEX uq_hr_leave_notice_person_id_year ON hr_leave_notice (person_id, year)
;;
CREATE UNIQUE INDEX uq_hr_pay_person_id_since ON hr_pay (person_id, since)
;;
CREATE UNIQUE INDEX uq_hr_payroll_fund_name_since ON hr_payroll_fund (name, since)
;;
CREATE UNIQUE INDEX uq_hr_payroll_opening_person_id_year ON hr_payroll_opening (person_id, year)
;;
CREATE UNIQUE INDEX uq_hr_payroll_payment_run_id_fund ON hr_payroll_payment (run_id, fund)
;;
CREATE UNIQUE INDEX uq_hr_payroll_slip_run_id_person_id_month ON hr_payroll_slip (run_id, person_id, month)
;;
CREATE UNIQUE INDEX uq_hr_payroll_terms_person_id_since ON hr_payroll_terms (person_id, since)
;;
CREATE UNIQUE INDEX uq_hr_person_login ON hr_person (login) WHERE login <> ''
;;
CREATE UNIQUE INDEX uq_hr_reference_block_aspect_grade ON hr_reference_block (aspect, grade)
;;
CREATE UNIQUE INDEX uq_hr_skill_level_person_id_skill_id ON hr_skill_level (person_id, skill_id)
;;
CREATE UNIQUE INDEX uq_hr_skill_need_job_skill_id ON hr_skill_need (job, skill_id)
;;
CREATE UNIQUE INDEX uq_hr_talk_course_talk_id_course_id ON hr_talk_course (talk_id, course_id)
;;
CREATE UNIQUE INDEX uq_hr_talk_goal_talk_id_title ON hr_talk_goal (talk_id, title)
;;
CREATE UNIQUE INDEX uq_hr_talk_person_id_day ON hr_talk (person_id, day)
;;
CREATE UNIQUE INDEX uq_hr_tax_person_id_since ON hr_tax (person_id, since)
;;
CREATE UNIQUE INDEX uq_hr_time_month_person_id_month ON hr_time_month (person_id, month)
;;
CREATE UNIQUE INDEX uq_hr_time_note_person_id_day_rule ON hr_time_note (person_id, day, rule)
;;
CREATE UNIQUE INDEX uq_hr_time_person_id_day_begin ON hr_time (person_id, day, "begin")
;;
CREATE UNIQUE INDEX uq_hr_time_rule_person_id_since ON hr_time_rule (person_id, since)
;;
CREATE UNIQUE INDEX uq_hr_training_budget_year_cost1 ON hr_training_budget (year, cost1)
;;
CREATE UNIQUE INDEX uq_hr_trip_day_trip_id_day ON hr_trip_day (trip_id, day)
;;
CREATE UNIQUE INDEX uq_hr_trip_leg_trip_id_place ON hr_trip_leg (trip_id, place)
;;
CREATE UNIQUE INDEX uq_inventory_offer ON inventory_offer (enquiry_id, contact_id)
;;
CREATE UNIQUE INDEX uq_inventory_offer_price ON inventory_offer_price (offer_id, line_id, least)
;;
CREATE UNIQUE INDEX uq_inventory_order_bill_line ON inventory_order_bill_line (bill_id, line_id)
;;
CREATE UNIQUE INDEX uq_it_asset_value_asset_id_field_id ON it_asset_value (asset_id, field_id)
;;
CREATE UNIQUE INDEX uq_it_audit_open ON it_audit (location_id) WHERE closed IS NULL
;;
CREATE UNIQUE INDEX uq_it_covered_contract_id_asset_id ON it_covered (contract_id, asset_id)
;;
CREATE UNIQUE INDEX uq_it_dependency_component_id_needs_id ON it_dependency (component_id, needs_id)
;;
CREATE UNIQUE INDEX uq_it_model_manufacturer_name ON it_model (manufacturer, name)
;;
CREATE UNIQUE INDEX uq_it_seat_licence_id_person_id_asset_id ON it_seat (licence_id, person_id, asset_id)
;;
CREATE UNIQUE INDEX uq_it_ticket_link_ticket_id_other_id ON it_ticket_link (ticket_id, other_id)
;;
CREATE UNIQUE INDEX uq_office_job_run ON office_job_run (job_id, due)
;;
CREATE UNIQUE INDEX uq_office_rule_firing ON office_rule_firing (rule_id, table_name, row_key, cause)
;;
CREATE UNIQUE INDEX uq_organisation_campaign_contact ON organisation_campaign_contact (campaign_id, contact_id)
;;
CREATE UNIQUE INDEX uq_organisation_goal_project ON organisation_goal_project (goal_id, project_id)
;;
CREATE UNIQUE INDEX uq_organisation_idea_opinion ON organisation_idea_opinion (idea_id, login)
;;
CREATE UNIQUE INDEX uq_organisation_idea_support ON organisation_idea_support (idea_id, login)
;;
CREATE UNIQUE INDEX uq_organisation_meeting ON organisation_meeting (series_id, day, at)
;;
CREATE UNIQUE INDEX uq_organisation_meeting_member ON organisation_meeting_member (series_id, person_id)
;;
CREATE UNIQUE INDEX uq_organisation_meeting_rule ON organisation_meeting_rule (series_id, since)
;;
CREATE UNIQUE INDEX uq_organisation_meeting_seat ON organisation_meeting_seat (meeting_id, member_id)
;;
CREATE UNIQUE INDEX uq_organisation_notice_edition ON organisation_notice_edition (notice_id, number)
;;
CREATE UNIQUE INDEX uq_organisation_notice_paper ON organisation_notice_paper (notice_id, revision, person_id, day)
;;
CREATE UNIQUE INDEX uq_organisation_notice_receipt ON organisation_notice_receipt (notice_id, revision, login, turn)
;;
CREATE UNIQUE INDEX uq_organisation_outcome ON organisation_outcome (meeting_id, line)
;;
CREATE UNIQUE INDEX uq_organisation_project_member ON organisation_project_member (project_id, person_id)
;;
CREATE UNIQUE INDEX uq_organisation_task_link ON organisation_task_link (task_id, before_id)
;;
CREATE UNIQUE INDEX uq_organisation_task_number ON organisation_task (project_id, number)
;;
CREATE UNIQUE INDEX uq_organisation_task_occurs ON organisation_task (origin_id, occurs)
;;
CREATE UNIQUE INDEX uq_organisation_task_source ON organisation_task (source_table, source_key)
;;
CREATE UNIQUE INDEX uq_setting_key_login ON setting ("key", login)
;;
CREATE UNIQUE INDEX uq_shared_view_list_name ON shared_view (list, name)
;;
CREATE UNIQUE INDEX ux_inventory_count_line_place ON inventory_count_line (count_id, article_id, place_id, lot_id, condition, serial)
;;
CREATE TRIGGER guard_document_correction_delete BEFORE DELETE ON document_correction BEGIN SELECT RAISE(ABORT, 'guard: DELETE on document_correction is refused'); END
;;
CREATE TRIGGER guard_document_correction_update BEFORE UPDATE ON document_correction WHEN (NEW.document_id <> OLD.document_id OR NEW.asked_by <> OLD.asked_by OR NEW.until IS DISTINCT FROM OLD.until OR (OLD.agreed_at IS NOT NULL AND (NEW.agreed_at IS DISTINCT FROM OLD.agreed_at OR NEW.agreed_by <> OLD.agreed_by))) BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on document_correction is refused'); END
;;
CREATE TRIGGER guard_document_delete BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'guard: DELETE on document is refused'); END
;;
CREATE TRIGGER guard_document_erasing BEFORE UPDATE ON document WHEN NEW.state = 'erased' AND (OLD.keep_until IS NULL OR OLD.keep_until >= date('now')
  OR EXISTS (SELECT 1 FROM document_held h JOIN document_hold m ON m.id = h.hold_id WHERE h.document_id = OLD.id AND m.released IS NULL)
  OR NOT EXISTS (SELECT 1 FROM document_erasure e WHERE e.document_id = OLD.id AND e.released_at IS NOT NULL
    AND e.withdrawn_at IS NULL AND e.released_by <> e.proposed_by)) BEGIN SELECT RAISE(ABORT, 'guard: an erasure needs its term, no hold and two people'); END
;;
CREATE TRIGGER guard_document_erasure_delete BEFORE DELETE ON document_erasure BEGIN SELECT RAISE(ABORT, 'guard: DELETE on document_erasure is refused'); END
;;
CREATE TRIGGER guard_document_erasure_update BEFORE UPDATE ON document_erasure WHEN (OLD.erased_at IS NOT NULL OR NEW.document_id <> OLD.document_id OR NEW.proposed_by <> OLD.proposed_by) BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on document_erasure is refused'); END
;;
CREATE TRIGGER guard_document_held_delete BEFORE DELETE ON document_held BEGIN SELECT RAISE(ABORT, 'guard: DELETE on document_held is refused'); END
;;
CREATE TRIGGER guard_document_held_update BEFORE UPDATE ON document_held BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on document_held is refused'); END
;;
CREATE TRIGGER guard_document_hold_delete BEFORE DELETE ON document_hold BEGIN SELECT RAISE(ABORT, 'guard: DELETE on document_hold is refused'); END
;;
CREATE TRIGGER guard_document_update BEFORE UPDATE ON document WHEN (OLD.state = 'erased' OR (OLD.state <> 'inbox' AND OLD.keep_until IS NOT NULL AND (NEW.keep_until IS NULL OR NEW.keep_until < OLD.keep_until)
  AND NOT EXISTS (SELECT 1 FROM document_correction c WHERE c.document_id = OLD.id AND c.agreed_at IS NOT NULL
    AND c.agreed_by <> c.asked_by AND c.until IS NOT DISTINCT FROM NEW.keep_until))) BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on document is refused'); END
;;
CREATE TRIGGER guard_document_version_delete BEFORE DELETE ON document_version BEGIN SELECT RAISE(ABORT, 'guard: DELETE on document_version is refused'); END
;;
CREATE TRIGGER guard_document_version_update BEFORE UPDATE ON document_version WHEN (NEW.sha256 <> OLD.sha256 OR NEW.document_id <> OLD.document_id OR NEW.place <> OLD.place OR NEW.size <> OLD.size OR (OLD.record_sha256 IS NOT NULL AND (NEW.record_sha256 IS NULL OR NEW.record_sha256 <> OLD.record_sha256))) BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on document_version is refused'); END
;;
CREATE TRIGGER guard_finance_account_delete BEFORE DELETE ON finance_account BEGIN SELECT RAISE(ABORT, 'guard: DELETE on finance_account is refused'); END
;;
CREATE TRIGGER guard_finance_account_update BEFORE UPDATE ON finance_account WHEN OLD.number <> NEW.number BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on finance_account is refused'); END
;;
CREATE TRIGGER guard_finance_entry_delete BEFORE DELETE ON finance_entry WHEN OLD.number IS NOT NULL BEGIN SELECT RAISE(ABORT, 'guard: DELETE on finance_entry is refused'); END
;;
CREATE TRIGGER guard_finance_entry_insert BEFORE INSERT ON finance_entry WHEN NEW.number IS NOT NULL OR EXISTS (SELECT 1 FROM finance_period p WHERE p.id = NEW.period_id AND p.state = 'final') BEGIN SELECT RAISE(ABORT, 'guard: INSERT on finance_entry is refused'); END
;;
CREATE TRIGGER guard_finance_entry_move BEFORE UPDATE OF period_id ON finance_entry WHEN NEW.period_id <> OLD.period_id AND EXISTS (SELECT 1 FROM finance_period p WHERE p.id = NEW.period_id AND p.state = 'final') BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on finance_entry is refused'); END
;;
CREATE TRIGGER guard_finance_entry_update BEFORE UPDATE ON finance_entry WHEN OLD.number IS NOT NULL BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on finance_entry is refused'); END
;;
CREATE TRIGGER guard_finance_line_delete BEFORE DELETE ON finance_line WHEN EXISTS (SELECT 1 FROM finance_entry e WHERE e.id = OLD.entry_id AND e.number IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'guard: DELETE on finance_line is refused'); END
;;
CREATE TRIGGER guard_finance_line_insert BEFORE INSERT ON finance_line WHEN EXISTS (SELECT 1 FROM finance_entry e WHERE e.id = NEW.entry_id AND e.number IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'guard: INSERT on finance_line is refused'); END
;;
CREATE TRIGGER guard_finance_line_update BEFORE UPDATE ON finance_line WHEN EXISTS (SELECT 1 FROM finance_entry e WHERE e.id = OLD.entry_id AND e.number IS NOT NULL) OR EXISTS (SELECT 1 FROM finance_entry e WHERE e.id = NEW.entry_id AND e.number IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on finance_line is refused'); END
;;
CREATE TRIGGER guard_finance_period_update BEFORE UPDATE ON finance_period WHEN OLD.state = 'final' BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on finance_period is refused'); END
;;
CREATE TRIGGER guard_finance_sales_advance_delete BEFORE DELETE ON finance_sales_advance WHEN 1 BEGIN SELECT RAISE(ABORT, 'guard: DELETE on finance_sales_advance is refused'); END
;;
CREATE TRIGGER guard_finance_sales_advance_update BEFORE UPDATE ON finance_sales_advance WHEN 1 BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on finance_sales_advance is refused'); END
;;
CREATE TRIGGER guard_finance_sales_document_delete BEFORE DELETE ON finance_sales_document WHEN OLD.number <> '' BEGIN SELECT RAISE(ABORT, 'guard: DELETE on finance_sales_document is refused'); END
;;
CREATE TRIGGER guard_finance_sales_document_update BEFORE UPDATE OF kind, number, day, language, supply, supplied_from, supplied_until, valid_until, title, intro, closing, discount, net_days, reference, ordered, cost, on_land, origin_id, due, net, tax, gross, payable, account, entry_id, file_id, pdf, xml ON finance_sales_document WHEN OLD.number <> '' BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on finance_sales_document is refused'); END
;;
CREATE TRIGGER guard_finance_sales_enclosure_delete BEFORE DELETE ON finance_sales_enclosure WHEN EXISTS (SELECT 1 FROM finance_sales_document d WHERE d.id = OLD.document_id AND d.number <> '') BEGIN SELECT RAISE(ABORT, 'guard: DELETE on finance_sales_enclosure is refused'); END
;;
CREATE TRIGGER guard_finance_sales_enclosure_insert BEFORE INSERT ON finance_sales_enclosure WHEN EXISTS (SELECT 1 FROM finance_sales_document d WHERE d.id = NEW.document_id AND d.number <> '') BEGIN SELECT RAISE(ABORT, 'guard: INSERT on finance_sales_enclosure is refused'); END
;;
CREATE TRIGGER guard_finance_sales_enclosure_update BEFORE UPDATE ON finance_sales_enclosure WHEN EXISTS (SELECT 1 FROM finance_sales_document d WHERE d.id = OLD.document_id AND d.number <> '') BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on finance_sales_enclosure is refused'); END
;;
CREATE TRIGGER guard_finance_sales_line_delete BEFORE DELETE ON finance_sales_line WHEN EXISTS (SELECT 1 FROM finance_sales_document d WHERE d.id = OLD.document_id AND d.number <> '') BEGIN SELECT RAISE(ABORT, 'guard: DELETE on finance_sales_line is refused'); END
;;
CREATE TRIGGER guard_finance_sales_line_insert BEFORE INSERT ON finance_sales_line WHEN EXISTS (SELECT 1 FROM finance_sales_document d WHERE d.id = NEW.document_id AND d.number <> '') BEGIN SELECT RAISE(ABORT, 'guard: INSERT on finance_sales_line is refused'); END
;;
CREATE TRIGGER guard_finance_sales_line_update BEFORE UPDATE OF document_id, position, kind, text, quantity, unit, price, discount, tax, account, cost ON finance_sales_line WHEN EXISTS (SELECT 1 FROM finance_sales_document d WHERE d.id = OLD.document_id AND d.number <> '') OR EXISTS (SELECT 1 FROM finance_sales_document d WHERE d.id = NEW.document_id AND d.number <> '') BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on finance_sales_line is refused'); END
;;
CREATE TRIGGER guard_finance_tax_case_delete BEFORE DELETE ON finance_tax_case BEGIN SELECT RAISE(ABORT, 'guard: DELETE on finance_tax_case is refused'); END
;;
CREATE TRIGGER guard_finance_tax_case_update BEFORE UPDATE ON finance_tax_case BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on finance_tax_case is refused'); END
;;
CREATE TRIGGER guard_finance_vat_return_delete BEFORE DELETE ON finance_vat_return BEGIN SELECT RAISE(ABORT, 'guard: DELETE on finance_vat_return is refused'); END
;;
CREATE TRIGGER guard_finance_vat_return_update BEFORE UPDATE ON finance_vat_return BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on finance_vat_return is refused'); END
;;
CREATE TRIGGER guard_governance_analysis_delete BEFORE DELETE ON governance_analysis WHEN OLD.state = 'accepted' BEGIN SELECT RAISE(ABORT, 'guard: DELETE on governance_analysis is refused'); END
;;
CREATE TRIGGER guard_governance_analysis_update BEFORE UPDATE OF number, title, scope, matrix_id, day, previous_id, state, until, review, written_by, accepted_by, accepted, project_id ON governance_analysis WHEN OLD.state = 'accepted' BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on governance_analysis is refused'); END
;;
CREATE TRIGGER guard_governance_duty_done_delete BEFORE DELETE ON governance_duty_done BEGIN SELECT RAISE(ABORT, 'guard: DELETE on governance_duty_done is refused'); END
;;
CREATE TRIGGER guard_governance_duty_done_update BEFORE UPDATE ON governance_duty_done BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on governance_duty_done is refused'); END
;;
CREATE TRIGGER guard_governance_handbook_print_delete BEFORE DELETE ON governance_handbook_print BEGIN SELECT RAISE(ABORT, 'guard: DELETE on governance_handbook_print is refused'); END
;;
CREATE TRIGGER guard_governance_handbook_print_update BEFORE UPDATE ON governance_handbook_print BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on governance_handbook_print is refused'); END
;;
CREATE TRIGGER guard_governance_handbook_run_delete BEFORE DELETE ON governance_handbook_run BEGIN SELECT RAISE(ABORT, 'guard: DELETE on governance_handbook_run is refused'); END
;;
CREATE TRIGGER guard_governance_handbook_run_update BEFORE UPDATE ON governance_handbook_run BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on governance_handbook_run is refused'); END
;;
CREATE TRIGGER guard_governance_incident_entry_delete BEFORE DELETE ON governance_incident_entry BEGIN SELECT RAISE(ABORT, 'guard: DELETE on governance_incident_entry is refused'); END
;;
CREATE TRIGGER guard_governance_incident_entry_update BEFORE UPDATE ON governance_incident_entry BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on governance_incident_entry is refused'); END
;;
CREATE TRIGGER guard_governance_risk_delete BEFORE DELETE ON governance_risk WHEN EXISTS (SELECT 1 FROM governance_analysis a WHERE a.id = OLD.analysis_id AND a.state = 'accepted') BEGIN SELECT RAISE(ABORT, 'guard: DELETE on governance_risk is refused'); END
;;
CREATE TRIGGER guard_governance_risk_insert BEFORE INSERT ON governance_risk WHEN EXISTS (SELECT 1 FROM governance_analysis a WHERE a.id = NEW.analysis_id AND a.state = 'accepted') BEGIN SELECT RAISE(ABORT, 'guard: INSERT on governance_risk is refused'); END
;;
CREATE TRIGGER guard_governance_risk_measure_delete BEFORE DELETE ON governance_risk_measure WHEN EXISTS (SELECT 1 FROM governance_risk r JOIN governance_analysis a ON a.id = r.analysis_id WHERE r.id = OLD.risk_id AND a.state = 'accepted') BEGIN SELECT RAISE(ABORT, 'guard: DELETE on governance_risk_measure is refused'); END
;;
CREATE TRIGGER guard_governance_risk_measure_insert BEFORE INSERT ON governance_risk_measure WHEN EXISTS (SELECT 1 FROM governance_risk r JOIN governance_analysis a ON a.id = r.analysis_id WHERE r.id = NEW.risk_id AND a.state = 'accepted') BEGIN SELECT RAISE(ABORT, 'guard: INSERT on governance_risk_measure is refused'); END
;;
CREATE TRIGGER guard_governance_risk_measure_update BEFORE UPDATE ON governance_risk_measure WHEN EXISTS (SELECT 1 FROM governance_risk r JOIN governance_analysis a ON a.id = r.analysis_id WHERE r.id = OLD.risk_id AND a.state = 'accepted') OR EXISTS (SELECT 1 FROM governance_risk r JOIN governance_analysis a ON a.id = r.analysis_id WHERE r.id = NEW.risk_id AND a.state = 'accepted') BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on governance_risk_measure is refused'); END
;;
CREATE TRIGGER guard_governance_risk_update BEFORE UPDATE OF analysis_id, place, title, category, cause, threat_id, owner_id, component_id, asset_id, person_id, inherent_likelihood, inherent_impact, inherent, controls, current_likelihood, current_impact, current, treatment, reason, residual_likelihood, residual_impact, residual, origin_id, source ON governance_risk WHEN EXISTS (SELECT 1 FROM governance_analysis a WHERE a.id = OLD.analysis_id AND a.state = 'accepted') OR EXISTS (SELECT 1 FROM governance_analysis a WHERE a.id = NEW.analysis_id AND a.state = 'accepted') BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on governance_risk is refused'); END
;;
CREATE TRIGGER guard_hr_payroll_amount_delete BEFORE DELETE ON hr_payroll_amount WHEN EXISTS (SELECT 1 FROM hr_payroll_slip s JOIN hr_payroll_run r ON r.id = s.run_id WHERE s.id = OLD.slip_id AND r.state = 'released') BEGIN SELECT RAISE(ABORT, 'guard: DELETE on hr_payroll_amount is refused'); END
;;
CREATE TRIGGER guard_hr_payroll_amount_insert BEFORE INSERT ON hr_payroll_amount WHEN EXISTS (SELECT 1 FROM hr_payroll_slip s JOIN hr_payroll_run r ON r.id = s.run_id WHERE s.id = NEW.slip_id AND r.state = 'released') BEGIN SELECT RAISE(ABORT, 'guard: INSERT on hr_payroll_amount is refused'); END
;;
CREATE TRIGGER guard_hr_payroll_amount_update BEFORE UPDATE ON hr_payroll_amount WHEN EXISTS (SELECT 1 FROM hr_payroll_slip s JOIN hr_payroll_run r ON r.id = s.run_id WHERE s.id = OLD.slip_id AND r.state = 'released') OR EXISTS (SELECT 1 FROM hr_payroll_slip s JOIN hr_payroll_run r ON r.id = s.run_id WHERE s.id = NEW.slip_id AND r.state = 'released') BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on hr_payroll_amount is refused'); END
;;
CREATE TRIGGER guard_hr_payroll_run_delete BEFORE DELETE ON hr_payroll_run WHEN OLD.state = 'released' BEGIN SELECT RAISE(ABORT, 'guard: DELETE on hr_payroll_run is refused'); END
;;
CREATE TRIGGER guard_hr_payroll_run_update BEFORE UPDATE OF month, state, login, computed_at, released_by, released_at ON hr_payroll_run WHEN OLD.state = 'released' BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on hr_payroll_run is refused'); END
;;
CREATE TRIGGER guard_hr_payroll_slip_delete BEFORE DELETE ON hr_payroll_slip WHEN EXISTS (SELECT 1 FROM hr_payroll_run r WHERE r.id = OLD.run_id AND r.state = 'released') BEGIN SELECT RAISE(ABORT, 'guard: DELETE on hr_payroll_slip is refused'); END
;;
CREATE TRIGGER guard_hr_payroll_slip_insert BEFORE INSERT ON hr_payroll_slip WHEN EXISTS (SELECT 1 FROM hr_payroll_run r WHERE r.id = NEW.run_id AND r.state = 'released') BEGIN SELECT RAISE(ABORT, 'guard: INSERT on hr_payroll_slip is refused'); END
;;
CREATE TRIGGER guard_hr_payroll_slip_update BEFORE UPDATE OF run_id, person_id, month, replaces_id, field, reason, inputs, digest, stamp, cost_centre, fund, gross, net, payout, employer ON hr_payroll_slip WHEN EXISTS (SELECT 1 FROM hr_payroll_run r WHERE r.id = OLD.run_id AND r.state = 'released') OR EXISTS (SELECT 1 FROM hr_payroll_run r WHERE r.id = NEW.run_id AND r.state = 'released') BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on hr_payroll_slip is refused'); END
;;
CREATE TRIGGER guard_inventory_cost_delete BEFORE DELETE ON inventory_cost BEGIN SELECT RAISE(ABORT, 'guard: DELETE on inventory_cost is refused'); END
;;
CREATE TRIGGER guard_inventory_cost_update BEFORE UPDATE ON inventory_cost BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on inventory_cost is refused'); END
;;
CREATE TRIGGER guard_inventory_move_delete BEFORE DELETE ON inventory_move BEGIN SELECT RAISE(ABORT, 'guard: DELETE on inventory_move is refused'); END
;;
CREATE TRIGGER guard_inventory_move_project_delete BEFORE DELETE ON inventory_move_project BEGIN SELECT RAISE(ABORT, 'guard: DELETE on inventory_move_project is refused'); END
;;
CREATE TRIGGER guard_inventory_move_project_update BEFORE UPDATE ON inventory_move_project BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on inventory_move_project is refused'); END
;;
CREATE TRIGGER guard_inventory_move_update BEFORE UPDATE ON inventory_move BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on inventory_move is refused'); END
;;
CREATE TRIGGER guard_inventory_posting_delete BEFORE DELETE ON inventory_posting BEGIN SELECT RAISE(ABORT, 'guard: DELETE on inventory_posting is refused'); END
;;
CREATE TRIGGER guard_inventory_posting_update BEFORE UPDATE ON inventory_posting BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on inventory_posting is refused'); END
;;
CREATE TRIGGER guard_inventory_price_delete BEFORE DELETE ON inventory_price BEGIN SELECT RAISE(ABORT, 'guard: DELETE on inventory_price is refused'); END
;;
CREATE TRIGGER guard_inventory_price_update BEFORE UPDATE ON inventory_price BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on inventory_price is refused'); END
;;
CREATE TRIGGER guard_inventory_value_delete BEFORE DELETE ON inventory_value BEGIN SELECT RAISE(ABORT, 'guard: DELETE on inventory_value is refused'); END
;;
CREATE TRIGGER guard_inventory_value_update BEFORE UPDATE ON inventory_value BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on inventory_value is refused'); END
;;
CREATE TRIGGER guard_organisation_agenda_item_delete BEFORE DELETE ON organisation_agenda_item WHEN EXISTS (SELECT 1 FROM organisation_meeting m WHERE m.id = OLD.meeting_id AND m.state = 'approved') BEGIN SELECT RAISE(ABORT, 'guard: DELETE on organisation_agenda_item is refused'); END
;;
CREATE TRIGGER guard_organisation_agenda_item_insert BEFORE INSERT ON organisation_agenda_item WHEN EXISTS (SELECT 1 FROM organisation_meeting m WHERE m.id = NEW.meeting_id AND m.state = 'approved') BEGIN SELECT RAISE(ABORT, 'guard: INSERT on organisation_agenda_item is refused'); END
;;
CREATE TRIGGER guard_organisation_agenda_item_update BEFORE UPDATE ON organisation_agenda_item WHEN EXISTS (SELECT 1 FROM organisation_meeting m WHERE m.id = OLD.meeting_id AND m.state = 'approved') OR EXISTS (SELECT 1 FROM organisation_meeting m WHERE m.id = NEW.meeting_id AND m.state = 'approved') BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on organisation_agenda_item is refused'); END
;;
CREATE TRIGGER guard_organisation_meeting_delete BEFORE DELETE ON organisation_meeting WHEN OLD.state = 'approved' BEGIN SELECT RAISE(ABORT, 'guard: DELETE on organisation_meeting is refused'); END
;;
CREATE TRIGGER guard_organisation_meeting_seat_delete BEFORE DELETE ON organisation_meeting_seat WHEN EXISTS (SELECT 1 FROM organisation_meeting m WHERE m.id = OLD.meeting_id AND m.state = 'approved') BEGIN SELECT RAISE(ABORT, 'guard: DELETE on organisation_meeting_seat is refused'); END
;;
CREATE TRIGGER guard_organisation_meeting_seat_insert BEFORE INSERT ON organisation_meeting_seat WHEN EXISTS (SELECT 1 FROM organisation_meeting m WHERE m.id = NEW.meeting_id AND m.state = 'approved') BEGIN SELECT RAISE(ABORT, 'guard: INSERT on organisation_meeting_seat is refused'); END
;;
CREATE TRIGGER guard_organisation_meeting_seat_update BEFORE UPDATE ON organisation_meeting_seat WHEN EXISTS (SELECT 1 FROM organisation_meeting m WHERE m.id = OLD.meeting_id AND m.state = 'approved') OR EXISTS (SELECT 1 FROM organisation_meeting m WHERE m.id = NEW.meeting_id AND m.state = 'approved') BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on organisation_meeting_seat is refused'); END
;;
CREATE TRIGGER guard_organisation_meeting_update BEFORE UPDATE OF series_id, day, at, minutes, place, state, sequence, notes, written_by, number, approved_on, pdf, public ON organisation_meeting WHEN OLD.state = 'approved' BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on organisation_meeting is refused'); END
;;
CREATE TRIGGER guard_organisation_outcome_delete BEFORE DELETE ON organisation_outcome BEGIN SELECT RAISE(ABORT, 'guard: DELETE on organisation_outcome is refused'); END
;;
CREATE TRIGGER guard_organisation_outcome_insert BEFORE INSERT ON organisation_outcome WHEN EXISTS (SELECT 1 FROM organisation_meeting m WHERE m.id = NEW.meeting_id AND m.state = 'approved') BEGIN SELECT RAISE(ABORT, 'guard: INSERT on organisation_outcome is refused'); END
;;
CREATE TRIGGER guard_organisation_outcome_update BEFORE UPDATE OF meeting_id, kind, line, number, text, topic, internal, person_id, due, counted, yes, no, abstain, entitled, majority, carried ON organisation_outcome BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on organisation_outcome is refused'); END
;;
CREATE TRIGGER guard_trail_delete BEFORE DELETE ON trail BEGIN SELECT RAISE(ABORT, 'guard: DELETE on trail is refused'); END
;;
CREATE TRIGGER guard_trail_run_delete BEFORE DELETE ON trail_run BEGIN SELECT RAISE(ABORT, 'guard: DELETE on trail_run is refused'); END
;;
CREATE TRIGGER guard_trail_run_update BEFORE UPDATE ON trail_run BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on trail_run is refused'); END
;;
CREATE TRIGGER guard_trail_update BEFORE UPDATE ON trail BEGIN SELECT RAISE(ABORT, 'guard: UPDATE on trail is refused'); END
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
