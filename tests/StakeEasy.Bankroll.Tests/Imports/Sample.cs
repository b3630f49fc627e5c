namespace StakeEasy.Bankroll.Tests.Imports;

/// <summary>Files as the programs write them; the figures are made up.</summary>
internal static class Sample
{
    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Imports", "Samples", name));
}
