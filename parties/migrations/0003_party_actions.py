

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import parties.models.evidence
import parties.models.people
import resolutions.validators
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('parties', '0002_initial'),
        ('resolutions', '0004_names_in_french_and_spanish'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='historicalparty',
            name='name_es',
            field=models.CharField(blank=True, max_length=200, verbose_name='name in Spanish'),
        ),
        migrations.AddField(
            model_name='historicalparty',
            name='name_fr',
            field=models.CharField(blank=True, max_length=200, verbose_name='name in French'),
        ),
        migrations.AddField(
            model_name='party',
            name='actions_begun',
            field=models.PositiveIntegerField(default=0, editable=False, help_text='Counts the references given out: that of a discarded draft is not used again.'),
        ),
        migrations.AddField(
            model_name='party',
            name='name_es',
            field=models.CharField(blank=True, max_length=200, verbose_name='name in Spanish'),
        ),
        migrations.AddField(
            model_name='party',
            name='name_fr',
            field=models.CharField(blank=True, max_length=200, verbose_name='name in French'),
        ),
        migrations.CreateModel(
            name='ActionVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(blank=True, max_length=300, verbose_name='title')),
                ('done', models.TextField(blank=True, verbose_name='what was done, and results')),
                ('stage', models.CharField(choices=[('planned', 'Planned'), ('under_way', 'Under way'), ('completed', 'Completed')], default='under_way', max_length=20, verbose_name='stage')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('challenges', models.TextField(blank=True, verbose_name='challenges')),
                ('support_needed', models.TextField(blank=True, verbose_name='support needed')),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'Français'), ('es', 'Español'), ('ar', 'العربية'), ('pt', 'Português'), ('ru', 'Русский'), ('zh', '中文')], default='en', max_length=10, verbose_name='language of the entry')),
                ('number', models.PositiveIntegerField(verbose_name='version')),
                ('submitted_at', models.DateTimeField(verbose_name='submitted')),
                ('outcome', models.CharField(choices=[('pending', 'Waiting for review'), ('accepted', 'Accepted'), ('returned', 'Returned'), ('recalled', 'Taken back')], default='pending', max_length=20, verbose_name='outcome')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='decided')),
                ('public_note', models.TextField(blank=True, help_text='Published beside what the Party wrote.', verbose_name='public note')),
                ('return_reason', models.TextField(blank=True, verbose_name='reason for the return')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('submitted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='submitted by')),
            ],
            options={
                'verbose_name': 'version of a Party action',
                'verbose_name_plural': 'versions of Party actions',
                'ordering': ('action', '-number'),
            },
        ),
        migrations.CreateModel(
            name='FocalPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(choices=[('national', 'National focal point'), ('contributor', 'Contributor')], default='national', max_length=20, verbose_name='place')),
                ('all_paragraphs', models.BooleanField(default=True, verbose_name='all paragraphs')),
                ('since', models.DateTimeField(verbose_name='since')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn')),
                ('paragraphs', models.ManyToManyField(blank=True, related_name='+', to='resolutions.paragraph', verbose_name='paragraphs')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='focal_points', to='parties.party', verbose_name='Party')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'focal point',
                'verbose_name_plural': 'focal points',
                'ordering': ('party', 'place', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='HistoricalReportingPeriod',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('starts_on', models.DateField(verbose_name='first day')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('gate', models.CharField(choices=[('open', 'Open'), ('closed', 'Closed')], default='closed', help_text='Parties submit while it is open, whatever the dates say.', max_length=10, verbose_name='gate')),
                ('is_demo', models.BooleanField(default=False, editable=False)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='resolutions.meeting', verbose_name='to meeting')),
                ('since_meeting', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='resolutions.meeting', verbose_name='from meeting')),
            ],
            options={
                'verbose_name': 'historical reporting period',
                'verbose_name_plural': 'historical reporting periods',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('place', models.CharField(choices=[('national', 'National focal point'), ('contributor', 'Contributor')], default='national', max_length=20, verbose_name='place')),
                ('all_paragraphs', models.BooleanField(default=True, verbose_name='all paragraphs')),
                ('language', models.CharField(default='en-gb', max_length=10, verbose_name='language')),
                ('nonce', models.CharField(default=parties.models.people.new_nonce, editable=False, help_text='Part of the signed link; a new one makes earlier links useless.', max_length=40)),
                ('invited_at', models.DateTimeField(verbose_name='invited')),
                ('expires_at', models.DateTimeField(verbose_name='expires')),
                ('cancelled_at', models.DateTimeField(blank=True, null=True, verbose_name='cancelled')),
                ('accepted_at', models.DateTimeField(blank=True, null=True, verbose_name='accepted')),
                ('is_demo', models.BooleanField(default=False, editable=False)),
                ('focal_point', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitation', to='parties.focalpoint')),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='invited by')),
                ('paragraphs', models.ManyToManyField(blank=True, related_name='+', to='resolutions.paragraph', verbose_name='paragraphs')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='parties.party', verbose_name='Party')),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
                'ordering': ('-invited_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='PartyAction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(blank=True, max_length=300, verbose_name='title')),
                ('done', models.TextField(blank=True, verbose_name='what was done, and results')),
                ('stage', models.CharField(choices=[('planned', 'Planned'), ('under_way', 'Under way'), ('completed', 'Completed')], default='under_way', max_length=20, verbose_name='stage')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('challenges', models.TextField(blank=True, verbose_name='challenges')),
                ('support_needed', models.TextField(blank=True, verbose_name='support needed')),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'Français'), ('es', 'Español'), ('ar', 'العربية'), ('pt', 'Português'), ('ru', 'Русский'), ('zh', '中文')], default='en', max_length=10, verbose_name='language of the entry')),
                ('reference', models.CharField(help_text='KEN-7: keeps its meaning for good', max_length=20, unique=True, verbose_name='reference')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Submitted'), ('returned', 'Returned'), ('accepted', 'Accepted')], default='draft', max_length=20, verbose_name='publication state')),
                ('version', models.PositiveIntegerField(default=0, editable=False, help_text='Counts what was done to the action.')),
                ('created_at', models.DateTimeField(verbose_name='begun')),
                ('changed_at', models.DateTimeField(verbose_name='changed')),
                ('copied_at', models.DateTimeField(editable=False, help_text='Until the copy is edited.', null=True)),
                ('channel', models.CharField(choices=[('party', 'Entered by the Party'), ('email', 'E-mail'), ('letter', 'Letter'), ('meeting', 'Intervention at a meeting')], default='party', max_length=20, verbose_name='channel')),
                ('received_on', models.DateField(blank=True, null=True, verbose_name='received on')),
                ('taken_over_at', models.DateTimeField(null=True, verbose_name='taken over by the Party')),
                ('form_key', models.UUIDField(editable=False, help_text='The form that began it; the same form sent twice begins one action.', null=True, unique=True)),
                ('is_demo', models.BooleanField(default=False, editable=False)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='author')),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='changed by')),
                ('copied_from', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='parties.partyaction')),
                ('current', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='current_for', to='parties.actionversion', verbose_name='accepted version')),
                ('items', models.ManyToManyField(blank=True, related_name='+', to='resolutions.actionitem', verbose_name='action items')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='parties.party', verbose_name='Party')),
            ],
            options={
                'verbose_name': 'Party action',
                'verbose_name_plural': 'Party actions',
                'ordering': ('party', 'pk'),
                'permissions': [('review_partyaction', 'Can accept, return and question Party actions')],
            },
        ),
        migrations.AddField(
            model_name='actionversion',
            name='action',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='parties.partyaction', verbose_name='Party action'),
        ),
        migrations.CreateModel(
            name='PartyFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveBigIntegerField(verbose_name='size')),
                ('file', models.FileField(upload_to=parties.models.evidence.kept_under, validators=[resolutions.validators.evidence_file], verbose_name='file')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='parties.party')),
            ],
            options={
                'verbose_name': 'file of a Party',
                'verbose_name_plural': 'files of Parties',
            },
        ),
        migrations.CreateModel(
            name='ActionEvidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('url', models.URLField(blank=True, max_length=1000, validators=[django.core.validators.URLValidator(message='Give an address that begins with https:// or http://.', schemes=['http', 'https'])], verbose_name='web address')),
                ('file_name', models.CharField(blank=True, max_length=200, verbose_name='name of the file')),
                ('version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='parties.actionversion')),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='parties.partyaction')),
                ('kept', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='shown_by', to='parties.partyfile')),
            ],
            options={
                'verbose_name': 'evidence of a Party',
                'verbose_name_plural': 'evidence of Parties',
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Remark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('party', 'Party'), ('secretariat', 'Secretariat')], max_length=20, verbose_name='side')),
                ('text', models.TextField(verbose_name='remark')),
                ('made_at', models.DateTimeField(verbose_name='made')),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remarks', to='parties.partyaction')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'remark',
                'verbose_name_plural': 'remarks',
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='ReportingPeriod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField(verbose_name='first day')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('gate', models.CharField(choices=[('open', 'Open'), ('closed', 'Closed')], default='closed', help_text='Parties submit while it is open, whatever the dates say.', max_length=10, verbose_name='gate')),
                ('is_demo', models.BooleanField(default=False, editable=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reporting_periods', to='resolutions.meeting', verbose_name='to meeting')),
                ('since_meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='resolutions.meeting', verbose_name='from meeting')),
            ],
            options={
                'verbose_name': 'reporting period',
                'verbose_name_plural': 'reporting periods',
                'ordering': ('-starts_on', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='PartyReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('accepted', models.PositiveIntegerField(default=0, verbose_name='accepted submissions')),
                ('nil_at', models.DateTimeField(blank=True, null=True, verbose_name='nothing to report, said')),
                ('is_demo', models.BooleanField(default=False, editable=False)),
                ('nil_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='parties.party', verbose_name='Party')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='parties.reportingperiod', verbose_name='period')),
            ],
            options={
                'verbose_name': 'report of a Party',
                'verbose_name_plural': 'reports of Parties',
                'ordering': ('period', 'party'),
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('invitation', 'Invitation'), ('submitted', 'Submitted'), ('returned', 'Returned'), ('accepted', 'Accepted'), ('question', 'Question'), ('answer', 'Answer'), ('on_behalf', 'Entered on behalf of the Party'), ('reminder', 'Reminder')], max_length=20, verbose_name='kind')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('language', models.CharField(default='en-gb', max_length=10)),
                ('words', models.TextField(blank=True)),
                ('key', models.CharField(blank=True, help_text='What is said only once has one: a reminder of one period to one person.', max_length=100)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='written')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('not_before', models.DateTimeField(default=django.utils.timezone.now, verbose_name='not before')),
                ('claim', models.UUIDField(editable=False, help_text='The run of the sender that has it in hand.', null=True)),
                ('claimed_at', models.DateTimeField(null=True, verbose_name='in hand since')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='sent')),
                ('given_up_at', models.DateTimeField(help_text='It is not sent; `error` says why.', null=True, verbose_name='given up')),
                ('error', models.TextField(blank=True, verbose_name='last error')),
                ('is_demo', models.BooleanField(default=False, editable=False)),
                ('invitation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='parties.invitation')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.party')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('action', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='parties.partyaction')),
                ('period', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='parties.reportingperiod')),
            ],
            options={
                'verbose_name': 'message',
                'verbose_name_plural': 'messages',
                'ordering': ('created_at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='HistoricalPartyReport',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('accepted', models.PositiveIntegerField(default=0, verbose_name='accepted submissions')),
                ('nil_at', models.DateTimeField(blank=True, null=True, verbose_name='nothing to report, said')),
                ('is_demo', models.BooleanField(default=False, editable=False)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('nil_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('party', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='parties.party', verbose_name='Party')),
                ('period', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='parties.reportingperiod', verbose_name='period')),
            ],
            options={
                'verbose_name': 'historical report of a Party',
                'verbose_name_plural': 'historical reports of Parties',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name='actionversion',
            name='period',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='parties.reportingperiod', verbose_name='period'),
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_current', models.BooleanField(default=False)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='resolutions.actionitem')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='parties.party')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='parties.actionversion')),
            ],
            options={
                'verbose_name': 'answer to an action item',
                'verbose_name_plural': 'answers to action items',
                'indexes': [models.Index(condition=models.Q(('is_current', True)), fields=['item', 'party', 'version'], name='answer_by_item'), models.Index(condition=models.Q(('is_current', True)), fields=['party', 'item', 'version'], name='answer_by_party')],
                'constraints': [models.UniqueConstraint(fields=('version', 'item'), name='answer_once_a_version')],
            },
        ),
        migrations.AddConstraint(
            model_name='focalpoint',
            constraint=models.CheckConstraint(condition=models.Q(('place__in', ['national', 'contributor'])), name='focal_point_place_known'),
        ),
        migrations.AddConstraint(
            model_name='focalpoint',
            constraint=models.CheckConstraint(condition=models.Q(('place', 'contributor'), ('all_paragraphs', True), _connector='OR'), name='national_focal_point_covers_all'),
        ),
        migrations.AddConstraint(
            model_name='focalpoint',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('user',), name='person_speaks_for_one_party'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('accepted_at', None), ('focal_point', None)), models.Q(('accepted_at__isnull', False), ('focal_point__isnull', False)), _connector='OR'), name='accepted_invitation_made_a_place'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('place', 'contributor'), ('all_paragraphs', True), _connector='OR'), name='invited_national_focal_point_covers_all'),
        ),
        migrations.AddIndex(
            model_name='partyaction',
            index=models.Index(condition=models.Q(('state', 'accepted'), _negated=True), fields=['state', 'changed_at'], name='party_action_in_work'),
        ),
        migrations.AddIndex(
            model_name='partyaction',
            index=models.Index(fields=['party', 'state'], name='party_action_of_party'),
        ),
        migrations.AddIndex(
            model_name='partyaction',
            index=models.Index(condition=models.Q(('is_demo', True)), fields=['id'], name='party_action_demo'),
        ),
        migrations.AddIndex(
            model_name='partyaction',
            index=models.Index(condition=models.Q(('channel', 'party'), _negated=True), fields=['state', 'id'], name='party_action_on_behalf'),
        ),
        migrations.AddConstraint(
            model_name='partyaction',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'returned', 'accepted'])), name='party_action_state_known'),
        ),
        migrations.AddConstraint(
            model_name='partyaction',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['planned', 'under_way', 'completed'])), name='party_action_stage_known'),
        ),
        migrations.AddConstraint(
            model_name='partyaction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), ('current__isnull', False), _connector='OR'), name='accepted_action_has_a_version'),
        ),
        migrations.AddConstraint(
            model_name='partyaction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('channel', 'party'), ('received_on', None)), models.Q(models.Q(('channel', 'party'), _negated=True), ('received_on__isnull', False)), _connector='OR'), name='entry_on_behalf_says_when_received'),
        ),
        migrations.AddConstraint(
            model_name='partyaction',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='party_action_ends_after_it_starts', violation_error_message='The last day is before the first.'),
        ),
        migrations.AddConstraint(
            model_name='partyfile',
            constraint=models.UniqueConstraint(fields=('party', 'sha256'), name='party_file_once'),
        ),
        migrations.AddConstraint(
            model_name='actionevidence',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('url', ''), _negated=True), ('kept', None)), models.Q(('url', ''), ('kept__isnull', False)), _connector='OR'), name='party_evidence_is_a_link_or_a_file', violation_error_message='Give a web address or a file.'),
        ),
        migrations.AddIndex(
            model_name='remark',
            index=models.Index(fields=['side', 'id'], name='remark_by_side'),
        ),
        migrations.AddConstraint(
            model_name='remark',
            constraint=models.CheckConstraint(condition=models.Q(('side__in', ['party', 'secretariat'])), name='remark_side_known'),
        ),
        migrations.AddConstraint(
            model_name='remark',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='remark_says_something'),
        ),
        migrations.AddConstraint(
            model_name='reportingperiod',
            constraint=models.UniqueConstraint(fields=('meeting',), name='period_once_a_meeting'),
        ),
        migrations.AddConstraint(
            model_name='reportingperiod',
            constraint=models.CheckConstraint(condition=models.Q(('gate__in', ['open', 'closed'])), name='period_gate_known'),
        ),
        migrations.AddConstraint(
            model_name='reportingperiod',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='period_ends_after_it_starts', violation_error_message='The last day is before the first.'),
        ),
        migrations.AddConstraint(
            model_name='partyreport',
            constraint=models.UniqueConstraint(fields=('period', 'party'), name='party_report_once_a_period'),
        ),
        migrations.AddConstraint(
            model_name='partyreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('nil_at', None), ('nil_by', None)), models.Q(('nil_at__isnull', False), ('nil_by__isnull', False)), _connector='OR'), name='nil_return_names_who_said_it'),
        ),
        migrations.AddConstraint(
            model_name='partyreport',
            constraint=models.CheckConstraint(condition=models.Q(('nil_at', None), ('accepted', 0), _connector='OR'), name='nil_return_has_no_actions'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('given_up_at', None), ('sent_at', None)), fields=['not_before'], name='message_unsent'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('claimed_at__isnull', False)), fields=['claimed_at'], name='message_taken'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['invitation', 'submitted', 'returned', 'accepted', 'question', 'answer', 'on_behalf', 'reminder'])), name='message_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(('person__isnull', False), models.Q(('email', ''), _negated=True), _connector='OR'), name='message_has_a_reader'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('key',), name='message_said_once'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(('given_up_at', None), models.Q(('claim', None), ('sent_at', None), models.Q(('error', ''), _negated=True)), _connector='OR'), name='message_given_up_says_why'),
        ),
        migrations.AddIndex(
            model_name='actionversion',
            index=models.Index(condition=models.Q(('outcome', 'pending')), fields=['submitted_at'], name='version_waiting'),
        ),
        migrations.AddIndex(
            model_name='actionversion',
            index=models.Index(models.OrderBy(models.F('decided_at'), descending=True), condition=models.Q(('outcome', 'accepted')), name='version_accepted_newest'),
        ),
        migrations.AddConstraint(
            model_name='actionversion',
            constraint=models.UniqueConstraint(fields=('action', 'number'), name='version_once_an_action'),
        ),
        migrations.AddConstraint(
            model_name='actionversion',
            constraint=models.UniqueConstraint(condition=models.Q(('outcome', 'pending')), fields=('action',), name='one_version_waits_for_review'),
        ),
        migrations.AddConstraint(
            model_name='actionversion',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['pending', 'accepted', 'returned', 'recalled'])), name='version_outcome_known'),
        ),
        migrations.AddConstraint(
            model_name='actionversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('outcome', 'pending')), models.Q(models.Q(('outcome', 'pending'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='decided_version_says_by_whom'),
        ),
        migrations.AddConstraint(
            model_name='actionversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'returned'), _negated=True), models.Q(('return_reason', ''), _negated=True), _connector='OR'), name='returned_version_says_why'),
        ),
        migrations.AddConstraint(
            model_name='actionversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('done', ''), _negated=True)), name='version_says_something'),
        ),
    ]
