using Microsoft.Extensions.Options;
using Quartz;

namespace StakeEasy.Currency.Sources;

/// <summary>Section <c>Rates</c> of the settings: where rates come from, and how patiently they are asked for.</summary>
internal sealed class RatesOptions
{
    public const string Section = "Rates";

    public EcbOptions Ecb { get; init; } = new();

    public ExchangeRateApiOptions ExchangeRateApi { get; init; } = new();

    /// <summary>When the nightly refresh is due, as a Quartz cron expression in UTC.</summary>
    public string Schedule { get; init; } = "0 0 0 * * ?";

    /// <summary>Whether a start with old rates asks for newer ones at once.</summary>
    public bool CatchUpOnStart { get; init; } = true;

    /// <summary>How long one attempt may take, to the last byte.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a failed attempt is repeated.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Wait before the first repetition; each further one waits twice as long, give or take a random part.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After so many failures in a row a source is left alone for <see cref="BreakFor"/>.</summary>
    public int FailuresBeforeBreak { get; init; } = 8;

    public TimeSpan BreakFor { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Longer answers are refused, and so is an archive that unpacks to more than eight times as much.</summary>
    public int LargestAnswer { get; init; } = 8 * 1024 * 1024;

    /// <summary>How far a rate may move from one publication day to the next, as a part of the smaller one, before it is held for review.</summary>
    public decimal JumpLimit { get; init; } = 0.2m;
}

/// <summary>The reference rates of the European Central Bank.</summary>
internal sealed class EcbOptions
{
    public bool Enabled { get; init; } = true;

    /// <summary>The folder of eurofxref-daily.xml and its siblings; ends with a slash.</summary>
    public Uri BaseAddress { get; init; } = new("https://www.ecb.europa.eu/stats/eurofxref/");
}

/// <summary>Rates of the currencies that the ECB does not publish.</summary>
internal sealed class ExchangeRateApiOptions
{
    public bool Enabled { get; init; } = true;

    /// <summary>Asked without a key; ends with a slash.</summary>
    public Uri OpenAddress { get; init; } = new("https://open.er-api.com/v6/");

    /// <summary>Asked with a key, which becomes part of the path; ends with a slash.</summary>
    public Uri KeyedAddress { get; init; } = new("https://v6.exchangerate-api.com/v6/");

    /// <summary>A subscriber's key. It is part of the address, so no address of this source is ever logged.</summary>
    public string? Key { get; init; }
}

/// <summary>A wrong setting stops the start, and is named.</summary>
internal sealed class RatesOptionsRules : IValidateOptions<RatesOptions>
{
    public ValidateOptionsResult Validate(string? name, RatesOptions options)
    {
        var wrong = new List<string>();
        Address(options.Ecb.BaseAddress, "Ecb:BaseAddress");
        Address(options.ExchangeRateApi.OpenAddress, "ExchangeRateApi:OpenAddress");
        Address(options.ExchangeRateApi.KeyedAddress, "ExchangeRateApi:KeyedAddress");
        Rule(options.ExchangeRateApi.Key?.All(char.IsAsciiLetterOrDigit) is not false, "ExchangeRateApi:Key has letters and digits only.");
        Rule(CronExpression.TryParse(options.Schedule, out _), "Schedule is no cron expression such as '0 0 0 * * ?'.");
        Rule(options.AttemptTimeout > TimeSpan.Zero && options.AttemptTimeout <= TimeSpan.FromMinutes(5), "AttemptTimeout must lie between 0 and 5 minutes.");
        Rule(options.Retries is >= 0 and <= 10, "Retries must lie between 0 and 10.");
        Rule(options.FirstDelay > TimeSpan.Zero && options.FirstDelay <= TimeSpan.FromMinutes(5), "FirstDelay must lie between 0 and 5 minutes.");
        Rule(options.FailuresBeforeBreak is >= 2 and <= 1000, "FailuresBeforeBreak must lie between 2 and 1000.");
        Rule(options.BreakFor >= TimeSpan.FromSeconds(1) && options.BreakFor <= TimeSpan.FromDays(1), "BreakFor must lie between a second and a day.");
        Rule(options.LargestAnswer is >= 1024 and <= 256 * 1024 * 1024, "LargestAnswer must lie between 1 KiB and 256 MiB.");
        Rule(options.JumpLimit is > 0 and <= 10, "JumpLimit must lie between 0 and 10.");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);

        void Rule(bool holds, string message)
        {
            if (!holds)
            {
                wrong.Add($"{RatesOptions.Section}:{message}");
            }
        }

        void Address(Uri address, string setting) => Rule(
            address is { IsAbsoluteUri: true, Scheme: "https" or "http" } && address.AbsolutePath.EndsWith('/'),
            setting + " must be a full address that ends with a slash.");
    }
}
