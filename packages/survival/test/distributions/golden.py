# Golden values for the distribution tests, 60-digit arithmetic (mpmath 1.3).
import json, mpmath as m
m.mp.dps = 60
up = lambda z: m.erfc(m.mpf(z)/m.sqrt(2))/2
q = lambda a, x: m.gammainc(a, x, m.inf, regularized=True)
def series(a, b, x, y):
    term = total = m.mpf(1); k = 0
    while term > total * m.mpf(10)**-50:
        term *= (a + b + k) / (a + 1 + k) * x; total += term; k += 1
    return x**a * y**b / (a * m.beta(a, b)) * total
def bt(a, b, x, y=None):
    a, b, x = m.mpf(a), m.mpf(b), m.mpf(x); y = 1 - x if y is None else y
    return series(a, b, x, y) if x <= (a + 1) / (a + b + 2) else 1 - series(b, a, y, x)
g = lambda v: float(m.nstr(v, 20))
out = {}
zs = [-40,-9.5,-5,-2.0000001,-1.9,-0.3,-1e-9,0,1e-12,0.1,0.5,0.9999,1.3,1.959963984540054,1.9999,2,2.0001,2.5,3,4,5,6.1,8,10,12.7,15,20,21.2734,25,30,37,38]
out['normalUpperTail'] = [[z, g(up(z))] for z in zs]
ps = [1e-300,1e-200,1e-100,1e-50,1e-20,1e-10,1e-5,1e-3,0.005,0.02499999,0.025,0.1,0.2,0.21,0.3,0.4999,0.5000000001,0.6,0.79,0.8,0.81,0.95,0.975,0.995,0.9999,1-2**-40]
out['normalQuantile'] = []
for p in ps:
    P = m.mpf(p)
    if P > 0.5: x = m.findroot(lambda z: up(-z) - P, float(m.sqrt(2)*m.erfinv(2*P-1))) ; 
    else:
        t = m.sqrt(-2*m.log(P)) ; x0 = -(t - (m.mpf('2.515517')+m.mpf('0.802853')*t+m.mpf('0.010328')*t*t)/(1+m.mpf('1.432788')*t+m.mpf('0.189269')*t*t+m.mpf('0.001308')*t**3))
        x = m.findroot(lambda z: m.log(up(-z)) - m.log(P), x0)
    out['normalQuantile'].append([p, g(x)])
out['chiSquareUpperTail'] = [[x, d, g(q(m.mpf(d)/2, m.mpf(x)/2))] for d in [1,2,3,4,5,7,10,11,30,31,32,33,50,99,200,1000,0.5,2.7,1e5] for x in [1e-8,0.001,0.3,1,2.9,3.84,5,10,25.5,30,55,100,230,456,460,700,1400,1e5,101000]]
out['studentTwoSided'] = [[t, d, g(bt(m.mpf(d)/2, m.mpf(1)/2, m.mpf(d)/(d+m.mpf(t)**2)))] for d in [1,1.5,2,3,7.25,10,29,30,31,58.6,100,1000,1e5] for t in [1e-6,0.1,0.5,1,1.5,1.96,2.5,4,8,20,25,100,1e4]]
out['fUpperTail'] = [[f,a,b, g(bt(m.mpf(b)/2, m.mpf(a)/2, m.mpf(b)/(b+m.mpf(a)*f)))] for (a,b) in [(1,1),(1,10),(2,7),(2,30.7),(3,12),(3,226),(5,5.5),(10,100),(40,20),(100,1000)] for f in [1e-5,0.1,0.7,1,1.3,2.5,4,10,60,1000]]
out['betaLowerTail'] = [[a,b,x, g(bt(a,b,m.mpf(x)))] for (a,b) in [(0.5,0.5),(1,3),(2,2),(5,0.7),(12.5,40),(300,500),(0.01,0.02)] for x in [1e-10,0.01,0.2,0.5,0.7,0.97]]
out['logGamma'] = [[x, g(m.loggamma(m.mpf(x)))] for x in [1e-5,0.1,0.5,1.5,2.5,3,4.7,10,16.9,17,17.1,29.3,100,1000.5,1e6]]
with open('golden.json', 'w') as f:
    f.write('{\n' + ',\n'.join(' ' + json.dumps(k) + ': [\n' + ',\n'.join('  ' + json.dumps(r) for r in v) + '\n ]' for k, v in out.items()) + '\n}\n')
