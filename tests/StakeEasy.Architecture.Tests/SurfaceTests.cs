using System.Reflection;

namespace StakeEasy.Architecture.Tests;

/// <summary>What a module shows: its contracts, in its own words, and the one class that adds it.</summary>
public sealed class SurfaceTests
{
    public static TheoryData<string> Modules => [.. Solution.Modules];

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_exports_nothing_but_its_contracts_and_its_module_class(string module)
    {
        var contracts = $"StakeEasy.{module}.Contracts";
        var others = Solution.AssemblyOf(module).GetExportedTypes()
            .Where(t => !string.Equals(t.Namespace, contracts, StringComparison.Ordinal))
            .Select(t => t.FullName);

        Assert.Equal($"StakeEasy.{module}.{module}Module", Assert.Single(others));
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void Contracts_speak_in_types_of_our_own_and_of_the_base_library(string module)
    {
        var foreign = Solution.AssemblyOf(module).GetExportedTypes()
            .Where(t => t.Namespace?.EndsWith(".Contracts", StringComparison.Ordinal) is true)
            .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly), (type, member) => (type, member))
            .SelectMany(m => TypesIn(m.member), (m, used) => (Where: m.type.Name + "." + m.member.Name, Used: used))
            .Where(m => !IsOurs(m.Used))
            .Select(m => $"{m.Where} uses {m.Used.FullName}");

        Assert.Empty(foreign);
    }

    private static bool IsOurs(Type type)
    {
        var assembly = type.Assembly.GetName().Name!;
        return assembly.StartsWith("StakeEasy.", StringComparison.Ordinal) || assembly.StartsWith("System.", StringComparison.Ordinal);
    }

    private static IEnumerable<Type> TypesIn(MemberInfo member) => member switch
    {
        MethodBase method => method.GetParameters().Select(p => p.ParameterType).Append((method as MethodInfo)?.ReturnType ?? typeof(void)).SelectMany(Parts),
        PropertyInfo property => Parts(property.PropertyType),
        FieldInfo field => Parts(field.FieldType),
        _ => [],
    };

    /// <summary>The type and what it is made of: Task&lt;Result&lt;T[]&gt;&gt; is four types.</summary>
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
        {
            return Parts(type.GetElementType()!);
        }

        return type.IsGenericType
            ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
            : [type];
    }
}
