import { antiforgeryToken } from './antiforgery';
import { Amount, format, parse, type Notation } from './money';

/** Follows the transfer form: asks for what arrived only where it is exchanged, offers the day's rate, shows the rate both amounts make and where both balances end. */
export function followTransferForms(): void {
  document.querySelectorAll<HTMLFormElement>('form[data-transfer-form]').forEach((form) => new TransferForm(form).start());
}

const pauseInTyping = 300;
const rateDigits = 6; // As many as the page of the transfer shows.

class TransferForm {
  readonly #form: HTMLFormElement;
  readonly #notation: Notation;
  #timer = 0;
  #asked = 0;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    this.#notation = { decimal: form.dataset.decimal ?? '.', group: form.dataset.group ?? ',' };
  }

  start(): void {
    this.#form.addEventListener('input', () => this.#show());
    this.#form.addEventListener('change', () => this.#show());
    this.#form.addEventListener('input', (event) => {
      const field = (event.target as HTMLInputElement).name;
      if (['FromAccountId', 'ToAccountId', 'Amount', 'Date'].includes(field)) {
        clearTimeout(this.#timer);
        this.#timer = window.setTimeout(() => void this.#suggest(), pauseInTyping);
      }
    });
    this.#form.addEventListener('click', (event) => {
      const button = (event.target as Element).closest<HTMLElement>('[data-take]');
      if (button) {
        this.#field('Received').value = button.dataset.take ?? '';
        this.#show();
        this.#field('Received').focus(); // The button will not outlive the next suggestion.
      }
    });
    this.#show();
  }

  #show(): void {
    const [from, to] = [this.#account('FromAccountId'), this.#account('ToAccountId')];
    const exchanged = Boolean(from.code && to.code && from.code !== to.code);
    const place = this.#find('[data-received]')!;
    place.hidden = !exchanged;
    this.#field('Received').disabled = !exchanged; // What is not asked for is not sent.
    this.#text('[data-same-hint]', 'As your statement says it.');
    this.#text('[data-from-code]', from.code ? `in ${from.code}` : '');
    this.#text('[data-to-code]', to.code ? `in ${to.code}` : '');
    this.#text('[data-from-symbol]', from.symbol === from.code ? '' : from.symbol);

    const sent = this.#typed('Amount', from.scale);
    const received = exchanged ? this.#typed('Received', to.scale) : sent;
    const fee = this.#field('Fee').value.trim() ? this.#typed('Fee', from.scale) : Amount.of('0', from.scale);
    this.#preview(from, to, sent, received, fee);

    const label = this.#find('[data-save-label]')!;
    label.textContent = label.dataset.saveLabel ?? '';
    if (sent && from.code && this.#find('[data-preview]')) {
      const sum = document.createElement('span');
      sum.className = 'money';
      sum.textContent = this.#words(sent, from);
      label.append(' of ', sum);
    }
  }

  #preview(from: Side, to: Side, sent: Amount | null, received: Amount | null, fee: Amount | null): void {
    const preview = this.#find('[data-preview]');
    if (!preview) {
      return;
    }

    const known = from.code && to.code && from.id !== to.id && sent && received && fee;
    preview.hidden = !known;
    if (known) {
      this.#find('[data-exchange]')!.hidden = from.code === to.code || sent.sign <= 0;
      this.#text('[data-rate]', sent.sign > 0 ? `${received.per(sent, rateDigits).short(this.#notation)} ${to.code} per ${from.code}` : '');
      this.#text('[data-from-name]', from.name);
      this.#text('[data-to-name]', to.name);
      this.#text('[data-from-after]', this.#words(Amount.of(from.balance, from.scale)!.minus(sent).minus(fee), from));
      this.#text('[data-to-after]', this.#words(Amount.of(to.balance, to.scale)!.plus(received), to));
    }
  }

  /** The server reads the form as it stands and answers with words, or with nothing; an answer that was overtaken is dropped. */
  async #suggest(): Promise<void> {
    const place = this.#find('[data-suggestion]')!;
    const asked = ++this.#asked;
    if (this.#find('[data-received]')!.hidden) {
      place.replaceChildren();
      return;
    }

    try {
      const answer = await fetch('/transfers/suggestion', {
        method: 'POST',
        body: new FormData(this.#form),
        headers: { 'X-CSRF-TOKEN': antiforgeryToken() },
      });
      const html = answer.status === 200 && !answer.redirected ? await answer.text() : '';
      if (asked === this.#asked) {
        place.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
      }
    } catch {
      place.replaceChildren();
    }
  }

  #account(name: string): Side {
    const select = this.#form.querySelector<HTMLSelectElement>(`select[name="${name}"]`)!;
    const { name: named = '', code = '', symbol = '', scale = '2', balance = '0' } = select.selectedOptions[0]?.dataset ?? {};
    return { id: select.value, name: named, code, symbol, scale: Number(scale), balance };
  }

  #typed(name: string, scale: number): Amount | null {
    return parse(this.#field(name).value, this.#notation, scale);
  }

  #words(value: Amount, side: Side): string {
    return format(value, { ...this.#notation, symbol: side.symbol, code: side.code, signed: false });
  }

  #field(name: string): HTMLInputElement {
    return this.#form.querySelector<HTMLInputElement>(`input[name="${name}"]`)!;
  }

  #find(selector: string): HTMLElement | null {
    return this.#form.querySelector<HTMLElement>(selector);
  }

  #text(selector: string, text: string): void {
    this.#form.querySelectorAll<HTMLElement>(selector).forEach((e) => (e.textContent = text));
  }
}

interface Side {
  id: string;
  name: string;
  code: string;
  symbol: string;
  scale: number;
  balance: string;
}
