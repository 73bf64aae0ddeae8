"""Vacancies, applicants, interviews, scores, checklists and terms of contracts."""

import sqlalchemy as sa
from alembic import op

MOMENT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '9a3b666caf60'
down_revision = ('648cedd8532b', 'f1cfac51906a', 'f6e318e5268e')
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table('hr_checklist_task',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('kind', sa.String(length=5), nullable=False),
    sa.Column('title', sa.String(length=160), nullable=False),
    sa.Column('department', sa.String(length=80), nullable=False),
    sa.Column('job', sa.String(length=80), nullable=False),
    sa.Column('owner', sa.String(length=7), nullable=False),
    sa.Column('login', sa.String(length=80), nullable=False),
    sa.Column('days', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hr_checklist_task')),
    info={'title': 'Task of a checklist', 'reads': 'hr.recruiting.view', 'writes': 'hr.recruiting.change', 'hangs': {}, 'trailed': True}
    )
    op.create_table('hr_contract_term',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('point', sa.String(length=2), nullable=False),
    sa.Column('words', sa.String(length=1000), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hr_contract_term')),
    sa.UniqueConstraint('point', name=op.f('uq_hr_contract_term_point')),
    info={'title': 'Term of contracts', 'reads': 'hr.recruiting.view', 'writes': 'hr.recruiting.change', 'hangs': {}, 'trailed': True}
    )
    op.create_table('hr_checklist_item',
    sa.Column('id', KEY, nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=False),
    sa.Column('task_id', sa.BigInteger(), nullable=False),
    sa.Column('kind', sa.String(length=5), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('title', sa.String(length=160), nullable=False),
    sa.Column('due', sa.Date(), nullable=False),
    sa.Column('login', sa.String(length=80), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['hr_person.id'], name=op.f('fk_hr_checklist_item_person_id')),
    sa.ForeignKeyConstraint(['task_id'], ['hr_checklist_task.id'], name=op.f('fk_hr_checklist_item_task_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hr_checklist_item')),
    info={'title': 'Task for somebody', 'reads': 'hr.own', 'writes': 'hr.recruiting.change', 'hangs': {}, 'trailed': True}
    )
    op.create_index(op.f('ix_hr_checklist_item_task_id'), 'hr_checklist_item', ['task_id'], unique=False)
    op.create_index('uq_hr_checklist_item_person_id_task_id_day', 'hr_checklist_item', ['person_id', 'task_id', 'day'], unique=True)
    op.create_table('hr_vacancy',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('number', sa.String(length=16), nullable=False),
    sa.Column('title', sa.String(length=80), nullable=False),
    sa.Column('department', sa.String(length=80), nullable=False),
    sa.Column('site_id', sa.BigInteger(), nullable=True),
    sa.Column('post_id', sa.BigInteger(), nullable=True),
    sa.Column('lead_id', sa.BigInteger(), nullable=True),
    sa.Column('hours', sa.Integer(), nullable=False),
    sa.Column('pay_from', sa.BigInteger(), nullable=False),
    sa.Column('pay_to', sa.BigInteger(), nullable=False),
    sa.Column('places', sa.Integer(), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('reason', sa.String(length=160), nullable=False),
    sa.Column('about', sa.String(length=4000), nullable=False),
    sa.Column('state', sa.String(length=8), nullable=False),
    sa.Column('refusal', sa.String(length=300), nullable=False),
    sa.Column('login', sa.String(length=80), nullable=False),
    sa.Column('opened', sa.Date(), nullable=True),
    sa.Column('closed', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['lead_id'], ['hr_person.id'], name=op.f('fk_hr_vacancy_lead_id')),
    sa.ForeignKeyConstraint(['post_id'], ['hr_post.id'], name=op.f('fk_hr_vacancy_post_id')),
    sa.ForeignKeyConstraint(['site_id'], ['hr_site.id'], name=op.f('fk_hr_vacancy_site_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hr_vacancy')),
    sa.UniqueConstraint('number', name=op.f('uq_hr_vacancy_number')),
    info={'title': 'Vacancy', 'reads': 'hr.recruiting.view', 'writes': 'hr.recruiting.change', 'hangs': {}, 'trailed': True}
    )
    op.create_index(op.f('ix_hr_vacancy_lead_id'), 'hr_vacancy', ['lead_id'], unique=False)
    op.create_table('hr_applicant',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('vacancy_id', sa.BigInteger(), nullable=False),
    sa.Column('first_name', sa.String(length=80), nullable=False),
    sa.Column('last_name', sa.String(length=80), nullable=False),
    sa.Column('street', sa.String(length=80), nullable=False),
    sa.Column('postcode', sa.String(length=10), nullable=False),
    sa.Column('town', sa.String(length=80), nullable=False),
    sa.Column('mail', sa.String(length=120), nullable=False),
    sa.Column('phone', sa.String(length=40), nullable=False),
    sa.Column('source', sa.String(length=9), nullable=False),
    sa.Column('received', sa.Date(), nullable=False),
    sa.Column('starts', sa.Date(), nullable=True),
    sa.Column('note', sa.String(length=1000), nullable=False),
    sa.Column('stage', sa.String(length=9), nullable=False),
    sa.Column('closed', sa.Date(), nullable=True),
    sa.Column('consent', sa.Date(), nullable=True),
    sa.Column('pool_until', sa.Date(), nullable=True),
    sa.Column('kept_until', sa.Date(), nullable=True),
    sa.Column('proposed', sa.Date(), nullable=True),
    sa.Column('erased', sa.Date(), nullable=True),
    sa.Column('person_id', sa.BigInteger(), nullable=True),
    sa.Column('folded', sa.String(length=260), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['hr_person.id'], name=op.f('fk_hr_applicant_person_id')),
    sa.ForeignKeyConstraint(['vacancy_id'], ['hr_vacancy.id'], name=op.f('fk_hr_applicant_vacancy_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hr_applicant')),
    sa.UniqueConstraint('person_id', name=op.f('uq_hr_applicant_person_id')),
    info={'title': 'Applicant', 'reads': 'hr.recruiting.view', 'writes': 'hr.recruiting.change', 'hangs': {}, 'trailed': True}
    )
    op.create_index(op.f('ix_hr_applicant_kept_until'), 'hr_applicant', ['kept_until'], unique=False)
    op.create_index(op.f('ix_hr_applicant_stage'), 'hr_applicant', ['stage'], unique=False)
    op.create_index(op.f('ix_hr_applicant_vacancy_id'), 'hr_applicant', ['vacancy_id'], unique=False)
    op.create_table('hr_applicant_score',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('applicant_id', sa.BigInteger(), nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=False),
    sa.Column('knowledge', sa.Integer(), nullable=False),
    sa.Column('experience', sa.Integer(), nullable=False),
    sa.Column('together', sa.Integer(), nullable=False),
    sa.Column('remark', sa.String(length=1000), nullable=False),
    sa.ForeignKeyConstraint(['applicant_id'], ['hr_applicant.id'], name=op.f('fk_hr_applicant_score_applicant_id')),
    sa.ForeignKeyConstraint(['person_id'], ['hr_person.id'], name=op.f('fk_hr_applicant_score_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hr_applicant_score')),
    info={'title': 'Score of an applicant', 'reads': 'hr.recruiting.view', 'writes': 'hr.recruiting.rate', 'hangs': {}, 'trailed': True}
    )
    op.create_index('uq_hr_applicant_score_applicant_id_person_id', 'hr_applicant_score', ['applicant_id', 'person_id'], unique=True)
    op.create_table('hr_applicant_step',
    sa.Column('id', KEY, nullable=False),
    sa.Column('applicant_id', sa.BigInteger(), nullable=False),
    sa.Column('stage', sa.String(length=9), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['applicant_id'], ['hr_applicant.id'], name=op.f('fk_hr_applicant_step_applicant_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hr_applicant_step')),
    info={'title': 'Step of an application', 'reads': 'hr.recruiting.view', 'writes': 'hr.recruiting.change', 'hangs': {}, 'trailed': True}
    )
    op.create_index(op.f('ix_hr_applicant_step_applicant_id'), 'hr_applicant_step', ['applicant_id'], unique=False)
    op.create_table('hr_appointment',
    sa.Column('id', KEY, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('applicant_id', sa.BigInteger(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('at', sa.String(length=5), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('place', sa.String(length=160), nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=True),
    sa.Column('second_id', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['applicant_id'], ['hr_applicant.id'], name=op.f('fk_hr_appointment_applicant_id')),
    sa.ForeignKeyConstraint(['person_id'], ['hr_person.id'], name=op.f('fk_hr_appointment_person_id')),
    sa.ForeignKeyConstraint(['second_id'], ['hr_person.id'], name=op.f('fk_hr_appointment_second_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hr_appointment')),
    info={'title': 'Interview', 'reads': 'hr.recruiting.view', 'writes': 'hr.recruiting.change', 'hangs': {}, 'trailed': True}
    )
    op.create_index(op.f('ix_hr_appointment_day'), 'hr_appointment', ['day'], unique=False)
    op.create_index(op.f('ix_hr_appointment_person_id'), 'hr_appointment', ['person_id'], unique=False)
    op.create_index(op.f('ix_hr_appointment_second_id'), 'hr_appointment', ['second_id'], unique=False)
    op.create_index('uq_hr_appointment_applicant_id_day_at', 'hr_appointment', ['applicant_id', 'day', 'at'], unique=True)

