import { useState } from '../../lib.js';
import { toast } from '../../ui/toast.js';
import { accountOf, duplicateOf } from './draft.js';

/** The accounts of the form and what can be done with them. */
export function useAccounts(start) {
  const [accounts, setAccounts] = useState(start);
  const change = (make) => setAccounts((old) => make(old.slice()));
  return {
    accounts,
    changed: accounts !== start,
    set: (key, name, value) =>
      setAccounts((old) => old.map((one) => (one.key === key ? { ...one, values: { ...one.values, [name]: value } } : one))),
    add: (account = accountOf()) => change((all) => [...all, account]),
    duplicate: (index) => change((all) => [...all.slice(0, index + 1), duplicateOf(all[index]), ...all.slice(index + 1)]),
    move: (index, step) =>
      change((all) => {
        const [one] = all.splice(index, 1);
        all.splice(index + step, 0, one);
        return all;
      }),
    remove: (index) => {
      const removed = accounts[index];
      change((all) => all.filter((one) => one !== removed));
      toast({
        text: `Account ${removed.values.serverURI || 'without an address'} is taken out of the form.`,
        action: 'Undo',
        onAction: async () => change((all) => [...all.slice(0, index), removed, ...all.slice(index)]),
      });
    },
  };
}
