using ContractTests.Commands;

return await CommandLine.Run(args);
