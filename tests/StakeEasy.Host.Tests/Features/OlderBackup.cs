using System.Text.Json.Nodes;

namespace StakeEasy.Host.Tests.Features;

/// <summary>Backups as earlier versions of the program wrote them.</summary>
internal static class OlderBackup
{
    private static readonly string[] SinceTwo = ["stake_profiles", "action_answers", "activities", "goals", "limits", "habits"];

    /// <summary>The same backup from before there were advice, goals and achievements.</summary>
    public static string VersionOne(string backup)
    {
        var old = JsonNode.Parse(backup)!.AsObject();
        old["version"] = 1;
        foreach (var list in SinceTwo)
        {
            Assert.True(old.Remove(list), list);
        }

        return old.ToJsonString();
    }
}
