/** On the sign-up form, until somebody chooses: the time zone this browser lives in, if the server knows it. */
export function guessTimeZone(): void {
  const zones = document.querySelector<HTMLSelectElement>('form[data-guess-time-zone] select[name="TimeZoneId"]');
  if (zones?.value !== 'UTC') {
    return;
  }

  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const names = [...zones.options].map((option) => option.value);
  const match = names.find((name) => name === own) ?? names.find((name) => nameHere(name) === own);
  if (match) {
    zones.value = match;
  }
}

/** Browsers keep older names of some zones: Asia/Calcutta for what the server calls Asia/Kolkata. */
function nameHere(zone: string): string | undefined {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
