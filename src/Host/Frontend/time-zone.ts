/** On the sign-up form, until somebody chooses: the time zone this browser lives in, if the server knows it. */
export function guessTimeZone(): void {
  const zones = document.querySelector<HTMLSelectElement>('form[data-guess-time-zone] select[name="TimeZoneId"]');
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zones?.value === 'UTC' && [...zones.options].some((option) => option.value === own)) {
    zones.value = own;
  }
}
