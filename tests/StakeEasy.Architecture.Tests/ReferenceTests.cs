namespace StakeEasy.Architecture.Tests;

/// <summary>References point one way: Host, modules, SharedKernel.</summary>
public sealed class ReferenceTests
{
    /// <summary>What a module may use of the others; a module that is not listed may use none.</summary>
    private static readonly Dictionary<string, string[]> AllowedBetweenModules = new(StringComparer.Ordinal)
    {
        ["Bankroll"] = ["Currency"],
        ["Recommendations"] = ["Bankroll", "Currency"],
        ["Achievements"] = ["Bankroll", "Currency"],
    };

    /// <summary>Modules do without HTTP: controllers and pages are the Host's.</summary>
    private static readonly string[] Http = ["Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.Razor"];

    public static TheoryData<string> Modules => [.. Solution.Modules];

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_refers_to_the_shared_kernel_and_the_modules_listed_for_it(string module)
    {
        Assert.Empty(Solution.ReferencesOf("StakeEasy." + module).Except(Allowed(module), StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_uses_nothing_of_the_solution_beyond_that(string module)
    {
        var used = Solution.AssemblyOf(module).GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(name => name.StartsWith("StakeEasy.", StringComparison.Ordinal));

        Assert.Empty(used.Except(Allowed(module), StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_knows_nothing_of_HTTP(string module)
    {
        var used = Solution.AssemblyOf(module).GetReferencedAssemblies().Select(a => a.Name!);

        Assert.DoesNotContain(used, name => Http.Any(http => name.StartsWith(http, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_shared_kernel_refers_to_no_project()
    {
        Assert.Empty(Solution.ReferencesOf("StakeEasy.SharedKernel"));
    }

    [Fact]
    public void Nothing_but_tests_refers_to_the_host()
    {
        var projects = Directory.EnumerateFiles(Solution.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/tests/", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file)!);

        Assert.DoesNotContain(projects, project => Solution.ReferencesOf(project).Contains("StakeEasy.Host", StringComparer.Ordinal));
    }

    private static string[] Allowed(string module) =>
        ["StakeEasy.SharedKernel", .. AllowedBetweenModules.GetValueOrDefault(module, []).Select(other => "StakeEasy." + other)];
}
