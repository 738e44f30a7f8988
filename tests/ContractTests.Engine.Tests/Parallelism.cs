using NUnit.Framework;

// Most tests wait for sockets, not for the processor.
[assembly: LevelOfParallelism(8)]
