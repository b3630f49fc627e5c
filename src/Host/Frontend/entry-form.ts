import { Amount, format, parse, type Notation } from './money';

/** Follows what is typed into an entry's form: the currency of the account, the sum it leads to, and the words on the button. */
export function followEntryForms(): void {
  document.querySelectorAll<HTMLFormElement>('form[data-entry-form]').forEach((form) => new EntryForm(form).start());
}

class EntryForm {
  readonly #form: HTMLFormElement;
  readonly #notation: Notation;
  readonly #amount: HTMLInputElement;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    this.#notation = { decimal: form.dataset.decimal ?? '.', group: form.dataset.group ?? ',' };
    this.#amount = form.querySelector<HTMLInputElement>('input[name="Amount"]')!;
  }

  start(): void {
    this.#form.addEventListener('change', () => this.#show());
    this.#amount.addEventListener('input', () => this.#show());
    this.#find('[data-last-amounts]')?.addEventListener('click', (event) => {
      const button = (event.target as Element).closest('button');
      if (button) {
        this.#amount.value = button.dataset.amount ?? '';
        this.#show();
      }
    });
    this.#show();
  }

  #show(): void {
    const chosen = this.#form.querySelector<HTMLInputElement>('input[name="AccountId"]:checked');
    if (!chosen) {
      return;
    }

    const { code = '', symbol = '', currency = '', name = '' } = chosen.dataset;
    const scale = Number(chosen.dataset.scale ?? 2);
    const words = (value: Amount, signed = false) => format(value, { ...this.#notation, symbol, code, signed });
    this.#form.querySelector<HTMLInputElement>('input[name="Currency"]')!.value = code;
    this.#text('[data-symbol]', symbol === code ? '' : symbol, 'span');
    this.#text('[data-currency-name]', `in ${code}, ${currency}`);
    this.#offer((chosen.dataset.amounts ?? '').split(' ').filter(Boolean).map((a) => Amount.of(a, scale)!), words);

    const typed = parse(this.#amount.value, this.#notation, scale);
    const preview = this.#find('[data-preview]')!;
    const label = this.#find('[data-save-label]')!;
    const kind = this.#form.dataset.entryForm;
    preview.hidden = !typed;
    label.textContent = label.dataset.saveLabel ?? '';
    if (!typed) {
      return;
    }

    const before = Amount.of(chosen.dataset.balance ?? '0', scale)!;
    const takes = kind === 'Withdrawal' || kind === 'Expense';
    const after = kind === 'BalanceUpdate' ? typed : takes ? before.minus(typed) : before.plus(typed);
    this.#form.querySelectorAll('[data-account-name]').forEach((e) => (e.textContent = name));
    this.#text('[data-now]', words(before));
    this.#text('[data-change]', words(after.minus(before), true));
    this.#text('[data-after]', words(after));
    const change = this.#find('[data-change]')!;
    const moved = kind === 'Deposit' || kind === 'Withdrawal';
    const sign = moved ? 0 : after.minus(before).sign;
    change.classList.toggle('gain', sign > 0);
    change.classList.toggle('loss', sign < 0);

    const sum = document.createElement('span');
    sum.className = 'money';
    sum.textContent = words(typed);
    label.append(' of ', sum);
  }

  #offer(amounts: Amount[], words: (value: Amount) => string): void {
    const place = this.#find('[data-last-amounts]');
    if (!place) {
      return;
    }

    place.hidden = amounts.length === 0;
    place.replaceChildren(...amounts.map((amount) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'button money';
      button.dataset.amount = amount.typed(this.#notation);
      button.textContent = words(amount);
      return button;
    }));
  }

  #find(selector: string): HTMLElement | null {
    return this.#form.querySelector<HTMLElement>(selector);
  }

  #text(selector: string, text: string, tag = ''): void {
    this.#form.querySelectorAll<HTMLElement>(tag + selector).forEach((e) => (e.textContent = text));
  }
}
