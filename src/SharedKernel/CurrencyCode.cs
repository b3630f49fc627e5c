using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace StakeEasy.SharedKernel;

/// <summary>
/// The code of a currency: three to ten capital letters or digits, starting with a letter, such as EUR or USDT.
/// Whether such a currency exists is for the Currency module to say.
/// </summary>
[JsonConverter(typeof(CurrencyCodeJson))]
public readonly record struct CurrencyCode : IComparable<CurrencyCode>
{
    private const int MinLength = 3;
    private const int MaxLength = 10;

    private readonly string? _value;

    private CurrencyCode(string value) => _value = value;

    /// <summary>The letters of the code.</summary>
    public string Value => _value ?? throw new InvalidOperationException("This currency code was never set.");

    /// <summary>Takes a code in any case, surrounded by blanks or not.</summary>
    /// <exception cref="FormatException">The text is no currency code.</exception>
    public static CurrencyCode Of(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is no currency code.");

    /// <summary>Like <see cref="Of"/>, for text that somebody typed.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CurrencyCode code)
    {
        var letters = (text ?? "").Trim().ToUpperInvariant();
        if (letters.Length is < MinLength or > MaxLength
            || !char.IsAsciiLetter(letters[0])
            || !letters.All(char.IsAsciiLetterOrDigit))
        {
            code = default;
            return false;
        }

        code = new CurrencyCode(letters);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(CurrencyCode other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <summary>From the first three letters, which tell nearly all codes apart: a conversion looks two codes up and should not take longer for it.</summary>
    public override int GetHashCode() => _value is { } letters ? (letters[0] << 14) ^ (letters[1] << 7) ^ letters[2] : 0;

    /// <inheritdoc/>
    public int CompareTo(CurrencyCode other) => string.CompareOrdinal(_value, other._value);

    /// <summary>The letters of the code; empty for one that was never set.</summary>
    public override string ToString() => _value ?? "";

    public static bool operator <(CurrencyCode left, CurrencyCode right) => left.CompareTo(right) < 0;

    public static bool operator >(CurrencyCode left, CurrencyCode right) => left.CompareTo(right) > 0;

    public static bool operator <=(CurrencyCode left, CurrencyCode right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CurrencyCode left, CurrencyCode right) => left.CompareTo(right) >= 0;
}
