import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { channelIds } from '#shared/domain/channel-id.ts';
import { type Customer, tiers } from '#shared/domain/customer.ts';
import { isAtLeast } from '#shared/domain/role.ts';
import { mutate, useMe, useUsers } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { changedFields, type EditableCustomer, editableOf } from './editable-customer.ts';
import { countryOptions, languageOptions } from './place-names.ts';

const nobody = '-';

/** What an agent may know better than the shop. Kept at once, offline too; only what was changed is sent. */
export function EditCustomerDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t, i18n } = useTranslation('customer-card');
  const [fields, setFields] = useState(() => editableOf(customer));
  const me = useMe();
  const users = useUsers() ?? [];
  const set = (change: Partial<EditableCustomer>) => setFields((before) => ({ ...before, ...change }));
  const isNameless = fields.name.trim() === '';

  async function save(): Promise<void> {
    const patch = changedFields(customer, fields);
    onClose();
    if (Object.keys(patch).length === 0) return;
    const before = Object.fromEntries(Object.entries(editableOf(customer)).filter(([key]) => key in patch));
    const done = await mutate('customer.update', { customerId: customer.id, patch });
    if (!done.ok) return showToast({ text: t('notSaved'), tone: 'bad' });
    showToast({
      text: t('saved'),
      onUndo: () => void mutate('customer.update', { customerId: customer.id, patch: before }),
    });
  }

  return (
    <Dialog
      title={t('edit')}
      isOpen
      onClose={onClose}
      as="drawer"
      size="sm"
      footer={
        <>
          <Button onPress={onClose}>{t('ui:cancel')}</Button>
          <Button look="primary" isDisabled={isNameless} onPress={() => void save()}>
            {t('save')}
          </Button>
        </>
      }
    >
      <Form
        className="flex flex-col gap-3.5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isNameless) void save();
        }}
      >
        <TextField
          label={t('field.name')}
          value={fields.name}
          onChange={(name) => set({ name })}
          autoFocus
          isRequired
          isInvalid={isNameless}
          errorMessage={t('nameless')}
        />
        {me && isAtLeast(me.role, 'lead') && (
          <Select
            label={t('field.tier')}
            value={fields.tier}
            onChange={(tier) => set({ tier })}
            options={tiers.map((id) => ({ id, label: id === 'none' ? t('noTier') : t(`ui:tier.${id}`) }))}
          />
        )}
        <Select
          label={t('field.language')}
          value={fields.language ?? nobody}
          onChange={(id) => set({ language: id === nobody ? null : id })}
          options={[{ id: nobody, label: t('notKnown') }, ...languageOptions(i18n.language)]}
        />
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label={t('field.city')}
            value={fields.city ?? ''}
            onChange={(city) => set({ city: city || null })}
          />
          <ComboBox
            label={t('field.country')}
            value={fields.country}
            onChange={(country) => set({ country })}
            options={countryOptions(i18n.language)}
          />
        </div>
        <Select
          label={t('field.preferredChannel')}
          value={fields.preferredChannel ?? nobody}
          onChange={(id) => set({ preferredChannel: id === nobody ? null : id })}
          options={[
            { id: nobody, label: t('notKnown') },
            ...channelIds.map((id) => ({ id, label: t(`ui:channel.${id}`) })),
          ]}
        />
        <ComboBox
          label={t('field.owner')}
          value={fields.ownerId}
          onChange={(ownerId) => set({ ownerId })}
          options={users.filter(({ disabledAt }) => disabledAt === null).map(({ id, name }) => ({ id, label: name }))}
        />
        <TextField
          label={t('field.birthday')}
          type="date"
          value={fields.birthday ?? ''}
          onChange={(birthday) => set({ birthday: birthday || null })}
        />
        <TextArea
          label={t('field.preferences')}
          description={t('preferencesHelp')}
          value={fields.preferences.join('\n')}
          onChange={(text) => set({ preferences: text.split('\n') })}
          minRows={3}
        />
      </Form>
    </Dialog>
  );
}
