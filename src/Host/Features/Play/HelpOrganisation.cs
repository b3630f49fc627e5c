using System.Reflection;
using System.Text.Json;

namespace StakeEasy.Host.Features.Play;

/// <summary>Somebody to talk to.</summary>
/// <param name="Country">Anywhere for those who help in several languages.</param>
internal sealed record HelpOrganisation(string Country, string Name, Uri Url)
{
    private const string Resource = "help-organisations.json";

    public static IReadOnlyList<HelpOrganisation> All { get; } = Read();

    private static List<HelpOrganisation> Read()
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize<List<HelpOrganisation>>(file, JsonSerializerOptions.Web)!;
    }
}
