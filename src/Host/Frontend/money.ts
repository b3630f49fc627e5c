/** How the player's culture writes numbers. */
export interface Notation {
  decimal: string;
  group: string;
}

/** An exact amount: whole units of 10^-scale. Numbers with a floating point never touch money, not even in a preview. */
export class Amount {
  private constructor(readonly units: bigint, readonly scale: number) {}

  /** Reads a plain figure with a point, cut to the scale; null if it is none. */
  static of(plain: string, scale: number): Amount | null {
    const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(plain);
    if (!match) {
      return null;
    }

    const fraction = (match[3] ?? '').padEnd(scale, '0').slice(0, scale);
    const units = BigInt(match[2] + fraction);
    return new Amount(match[1] ? -units : units, scale);
  }

  get sign(): number {
    return this.units > 0n ? 1 : this.units < 0n ? -1 : 0;
  }

  plus(other: Amount): Amount {
    return new Amount(this.units + other.units, this.scale);
  }

  minus(other: Amount): Amount {
    return new Amount(this.units - other.units, this.scale);
  }

  /** How much of this there is to one of the other, which is not zero; rounded half away from zero. */
  per(other: Amount, scale: number): Amount {
    const [above, below] = [this.units * 10n ** BigInt(other.scale + scale), other.units * 10n ** BigInt(this.scale)];
    const doubled = (above * 2n) / below;
    return new Amount((doubled + (doubled < 0n ? -1n : 1n)) / 2n, scale);
  }

  /** Whole units and decimals, without a sign. */
  parts(): [string, string] {
    const digits = (this.units < 0n ? -this.units : this.units).toString().padStart(this.scale + 1, '0');
    return this.scale === 0 ? [digits, ''] : [digits.slice(0, -this.scale), digits.slice(-this.scale)];
  }

  /** As the player would type it, without zeros at its end. */
  short(notation: Notation): string {
    const [whole, rest] = this.parts();
    const kept = rest.replace(/0+$/, '');
    return (this.units < 0n ? '\u2212' : '') + whole + (kept ? notation.decimal + kept : '');
  }

  /** As the player would type it. */
  typed(notation: Notation): string {
    const [whole, rest] = this.parts();
    return (this.units < 0n ? '-' : '') + whole + (rest ? notation.decimal + rest : '');
  }
}

/** What a player has typed so far; null while it is no amount at this scale. The server decides again. */
export function parse(text: string, notation: Notation, scale: number): Amount | null {
  const typed = text.trim().replace('\u2212', '-').replace(/[\s\u00a0\u202f'’]/g, '');
  const plain = typed.split(notation.group).join('').replace(notation.decimal, '.');
  const decimals = plain.split('.')[1]?.length ?? 0;
  return decimals <= scale && plain.replace(/\D/g, '').length <= 15 + scale ? Amount.of(plain, scale) : null;
}

/** As every page shows amounts: the sign first, then the symbol; a currency without one is named behind. */
export function format(amount: Amount, style: Notation & { symbol: string; code: string; signed: boolean }): string {
  const [whole, rest] = amount.parts();
  const sign = amount.sign < 0 ? '\u2212' : amount.sign > 0 && style.signed ? '+' : '';
  const figure = whole.replace(/\B(?=(\d{3})+$)/g, style.group) + (rest ? style.decimal + rest : '');
  return style.symbol === style.code ? `${sign}${figure}\u00a0${style.code}` : sign + style.symbol + figure;
}
