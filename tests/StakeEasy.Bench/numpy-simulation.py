"""The simulation as numpy users write it. Each line read is one round; each line written is its seconds: normals, paths, percentiles."""
import resource
import sys
import time

import numpy

paths, blocks = int(sys.argv[1]), int(sys.argv[2])
random = numpy.random.default_rng(1)
print(numpy.__version__, flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    won = random.standard_normal((blocks, paths))
    normals = time.perf_counter()
    won *= 100
    won += 5
    numpy.cumsum(won, axis=0, out=won)
    walked = time.perf_counter()
    fan = numpy.percentile(won, [5, 25, 50, 75, 95], axis=1)
    end = time.perf_counter()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(normals - start, walked - normals, end - walked, memory, flush=True)
    del won, fan
