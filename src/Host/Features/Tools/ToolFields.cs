using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Tools;

/// <summary>
/// The inputs of a tool, all of which stand in the address. A form says in which culture its figures were typed; an address without
/// that has them with a point, and so means the same to everybody who is sent it.
/// </summary>
/// <param name="query">The address.</param>
/// <param name="state">Takes what is wrong, beside the field.</param>
/// <param name="marker">A field the address has whenever the form was sent; without it the fields hold their usual values.</param>
internal sealed class ToolFields(IQueryCollection query, ModelStateDictionary state, string marker)
{
    /// <summary>The hidden field with the name of the culture.</summary>
    public const string Numbers = nameof(Numbers);

    private const int LongestText = 60;

    private readonly CultureInfo _typedIn = CultureChoices.Find(query[Numbers]) ?? CultureInfo.InvariantCulture;
    private readonly Dictionary<string, (string Shown, string InAddress)> _read = new(StringComparer.Ordinal);

    /// <summary>Whether the form was sent, or its address opened.</summary>
    public bool Asked { get; } = query.ContainsKey(marker);

    /// <summary>Whether nothing is wrong so far.</summary>
    public bool AreRight => state.IsValid;

    /// <summary>The figure typed; null if there is none, or no figure.</summary>
    /// <param name="usual">Stands there before anything is typed.</param>
    public double? Number(string field, decimal? usual = null)
    {
        if (!Asked)
        {
            Remember(field, usual);
            return (double?)usual;
        }

        var text = Text(field);
        if (text.Length == 0)
        {
            return null;
        }

        if (!MoneyText.TryParse(text, _typedIn, out var number))
        {
            _read[field] = (text, text);
            Refuse(field, $"“{TypedAmount.Echo(text)}” is no number. Write it like {MoneyText.ForInput(1234.5m, 1, CultureInfo.CurrentCulture)}.");
            return null;
        }

        Remember(field, number);
        return (double)number;
    }

    /// <summary>The same for what cannot be left out. Without it the answer does not count, as the fields are not right.</summary>
    public double Required(string field, decimal usual, string missing)
    {
        var number = Number(field, usual);
        if (number is null && Text(field).Length == 0)
        {
            Refuse(field, missing);
        }

        return number ?? (double)usual;
    }

    /// <summary>A whole number within bounds, or <paramref name="usual"/> and a message.</summary>
    public int Whole(string field, int usual, int least, int most, string refusal)
    {
        var number = Required(field, usual, refusal);
        if (number >= least && number <= most && number == Math.Floor(number))
        {
            return (int)number;
        }

        Refuse(field, refusal);
        return usual;
    }

    /// <summary>One of these, the first if nothing is said; anything else is refused, and the answer does not count.</summary>
    public string Choice(string field, IReadOnlyList<string> choices)
    {
        var text = Text(field);
        var choice = choices.FirstOrDefault(c => string.Equals(c, text, StringComparison.OrdinalIgnoreCase));
        if (choice is null && text.Length > 0)
        {
            Refuse(field, $"“{TypedAmount.Echo(text)}” is not in the list. Choose one of it.");
        }

        choice ??= choices[0];
        _read[field] = (choice, choice);
        return choice;
    }

    /// <summary>Beside a field, unless something was found wrong with it before.</summary>
    public void Refuse(string field, string message)
    {
        if (state.GetFieldValidationState(field) is not ModelValidationState.Invalid)
        {
            state.AddModelError(field, message);
        }
    }

    /// <summary>As the field shows it: in the visitor's own figures.</summary>
    public string Shown(string field) => _read.GetValueOrDefault(field).Shown ?? "";

    /// <summary>The address of what was read, with some of it changed: the same for everybody.</summary>
    public string Address(string path, params (string Field, string Value)[] changed)
    {
        var all = _read.ToDictionary(f => f.Key, f => (string?)f.Value.InAddress, StringComparer.Ordinal);
        foreach (var (field, value) in changed)
        {
            all[field] = value;
        }

        return QueryHelpers.AddQueryString(path, all);
    }

    private void Remember(string field, decimal? number)
    {
        if (number is { } known)
        {
            // Without the zeros behind it, however it was typed.
            var plain = known / 1.0000000000000000000000000000m;
            _read[field] = (plain.ToString(CultureInfo.CurrentCulture), plain.ToString(CultureInfo.InvariantCulture));
        }
    }

    private string Text(string field)
    {
        var text = query[field].ToString().Trim();
        return text.Length <= LongestText ? text : text[..LongestText];
    }
}
