using StakeEasy.Migrator.Commands;

return await MigratorCommands.RunAsync(args, Console.Out, Console.Error);
