using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Tools;

/// <summary>Answers of the module for forms of the tools.</summary>
internal static class ToolAnswers
{
    /// <summary>The forms call some things differently than the questions.</summary>
    private static readonly Dictionary<string, string> FieldOf = new(StringComparer.Ordinal)
    {
        ["Blocks"] = "Played",
        ["SampleBlocks"] = "Sample",
        ["DownswingDepth"] = "Depth",
        ["Cost"] = "BuyIn",
        ["Result"] = "OwnResult",
    };

    /// <summary>The value; null for a refusal, which goes beside its field.</summary>
    public static T? Take<T>(this ToolFields fields, Result<T> answer)
        where T : class
    {
        if (answer.Succeeded)
        {
            return answer.Value;
        }

        fields.Refuse(FieldOf.GetValueOrDefault(answer.Error.Field, answer.Error.Field), answer.Error.Message);
        return null;
    }
}
