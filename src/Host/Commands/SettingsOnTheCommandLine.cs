namespace StakeEasy.Host.Commands;

/// <summary>
/// Tells settings from options: a setting is written as in the environment, with a capital and a value (--Cache:Mode=off). The
/// three in lower case are those of the web host, by which tests start it.
/// </summary>
internal static class SettingsOnTheCommandLine
{
    private static readonly string[] OfTheHost = ["--environment=", "--applicationName=", "--contentRoot="];

    public static (string[] Settings, string[] Words) Split(string[] args)
    {
        var settings = args.ToLookup(IsSetting);
        return ([.. settings[true]], [.. settings[false]]);
    }

    private static bool IsSetting(string word) =>
        (word.Length > 2 && word.StartsWith("--", StringComparison.Ordinal) && char.IsAsciiLetterUpper(word[2]) && word.Contains('=', StringComparison.Ordinal))
        || OfTheHost.Any(host => word.StartsWith(host, StringComparison.OrdinalIgnoreCase));
}
