using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using StakeEasy.Host.Features.Shared;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Stakes;

/// <summary>Reads fields of the profile; what it cannot read it refuses beside them.</summary>
internal sealed class ProfileFields(ModelStateDictionary state)
{
    private const decimal Limit = 1_000_000_000_000m;
    private const int Decimals = 8;

    /// <summary>One message a field is enough.</summary>
    public void Refuse(string field, string message)
    {
        if (state.GetFieldValidationState(field) is not ModelValidationState.Invalid)
        {
            state.AddModelError(field, message);
        }
    }

    /// <summary>What was typed, in the player's culture; null for nothing.</summary>
    public decimal? Number(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || IsNotAnswered(text))
        {
            return null;
        }

        if (!MoneyText.TryParse(text, CultureInfo.CurrentCulture, out var number) || Math.Abs(number) > Limit)
        {
            Refuse(field, $"“{TypedAmount.Echo(text)}” is no number. Write it like {MoneyText.ForInput(1234.5m, 1, CultureInfo.CurrentCulture)}.");
            return null;
        }

        return Math.Round(number, Decimals, MidpointRounding.AwayFromZero);
    }

    /// <summary>One of a list of amounts; null for none.</summary>
    public decimal? Option(string field, string? value)
    {
        if (string.IsNullOrEmpty(value) || IsNotAnswered(value))
        {
            return null;
        }

        if (decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Refuse(field, $"“{TypedAmount.Echo(value)}” is not in the table of stakes. Choose one of the list, or leave it open.");
        return null;
    }

    public T Choice<T>(string field, string? value)
        where T : struct, Enum
    {
        if (Enum.GetNames<T>().FirstOrDefault(n => string.Equals(n, value, StringComparison.OrdinalIgnoreCase)) is { } name)
        {
            return Enum.Parse<T>(name);
        }

        Refuse(field, "Choose one of the list.");
        return default;
    }

    public CurrencyCode Currency(string field, string? value)
    {
        if (CurrencyCode.TryParse(value, out var code))
        {
            return code;
        }

        Refuse(field, "Choose one of the list.");
        return code;
    }

    private static bool IsNotAnswered(string value) => string.Equals(value.Trim(), StakeProfileForm.NotAnswered, StringComparison.OrdinalIgnoreCase);
}
