using System.Text;
using System.Text.RegularExpressions;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>
/// Rewrites expressions of checks and generated columns as far as the languages differ in spelling. What it cannot rewrite the
/// target refuses, and is then reported as not moved: nothing is guessed.
/// </summary>
internal static partial class Expressions
{
    public static string Translate(string expression, TablePlan table)
    {
        var result = new StringBuilder();

        // The source adds up all integers as its widest; here the sum of two small ones has to be a small one.
        var calculates = Calculation().IsMatch(expression);
        var parentheses = new Stack<bool>();
        foreach (Match token in Token().Matches(expression))
        {
            var text = token.Value;
            if (text[0] == '`')
            {
                var name = text[1..^1].Replace("``", "`", StringComparison.Ordinal);
                var column = table.Columns.FirstOrDefault(column => string.Equals(column.Source.Name, name, StringComparison.OrdinalIgnoreCase));
                result.Append(PostgreSqlSql.Name(column?.TargetName ?? name));
                result.Append(calculates && column?.Type.Kind is ValueKind.Integer16 or ValueKind.Integer32 ? "::bigint" : "");
            }
            else if (token.Groups["literal"].Success)
            {
                result.Append(PostgreSqlSql.Literal(QuotedText.Unescape(token.Groups["literal"].Value)));
            }
            else if (text is "(")
            {
                parentheses.Push(TakeConcat(result));
                result.Append(parentheses.Peek() ? "((" : "(");
            }
            else if (text is ")" && parentheses.TryPop(out var endsConcat))
            {
                result.Append(endsConcat ? ")::text)" : ")");
            }
            else if (text is "," && parentheses.TryPeek(out var inConcat) && inConcat)
            {
                result.Append(")::text || (");
            }
            else
            {
                result.Append(text.ToLowerInvariant() switch
                {
                    "ifnull" => "coalesce",
                    "char_length" or "character_length" => "char_length",
                    "length" => "octet_length",
                    "ucase" => "upper",
                    "lcase" => "lower",
                    "<=>" => " IS NOT DISTINCT FROM ",
                    "!=" => "<>",
                    "&&" => " AND ",
                    "regexp" or "rlike" => "~*",
                    "curdate" => "current_date",
                    _ => text,
                });
            }
        }

        return result.ToString();
    }

    /// <summary>concat(a, b) becomes (a::text || b::text): null if one is, as in the source, and the same in every session, as a generated column has to be.</summary>
    private static bool TakeConcat(StringBuilder result)
    {
        var before = result.ToString().TrimEnd();
        if (!before.EndsWith("concat", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        result.Length = before.Length - "concat".Length;
        return true;
    }

    // A name in backticks, a literal with an optional charset before it, a word, an operator, or any one character.
    [GeneratedRegex("`(?:[^`]|``)+`|(?:_[a-z0-9]+\\s*)?(?:\\\\'(?<literal>.*?)\\\\'|'(?<literal>(?:[^'\\\\]|''|\\\\.)*)')|[A-Za-z_][A-Za-z_0-9]*|<=>|!=|&&|.", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(" [-+*] |\\babs\\(", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Calculation();
}
