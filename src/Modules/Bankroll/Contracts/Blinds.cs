using System.Globalization;
using System.Runtime.InteropServices;
using StakeEasy.Bankroll.Imports;
using StakeEasy.Bankroll.Sessions;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>The blinds of a cash game, read the same way wherever stakes are written: in a form and in a file.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Blinds(decimal Small, decimal Big)
{
    /// <summary>The one name of this stake, in no culture: $0,50/$1 and .5 / 1.00 are counted together.</summary>
    public string Name => StakeNames.OfBlinds(Small, Big);

    /// <summary>
    /// Reads 1/2, $0.50/$1, 0,50 € / 1 €: two amounts with a slash between them, with or without a currency. Whether they can be blinds is
    /// not checked.
    /// </summary>
    /// <param name="text">As somebody wrote it.</param>
    /// <param name="culture">Says which decimal sign is meant where both readings are possible, as in 1.000/2.000.</param>
    /// <returns>Null for any other name of a stake.</returns>
    public static Blinds? Read(string? text, CultureInfo culture)
    {
        var parts = (text ?? "").Split('/');
        return parts.Length == 2 && ReadAmount.TryRead(parts[0], culture, out var small) && ReadAmount.TryRead(parts[1], culture, out var big)
            ? new(small, big)
            : null;
    }
}
