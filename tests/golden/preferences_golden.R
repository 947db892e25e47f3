# Models of preferences by R: survival 3.5-3 (clogit, coxph), survey 4.1-1 (svycoxph, svyglm) and qvcalc 1.0.2 (Debian). Makes
# preferences_orders.csv and preferences_tasks.csv, small data of its own, and writes preferences_golden.csv about them. An order
# is written "a>b=c|d": what stands after the bar was offered and left out; what stands nowhere was not offered.
suppressMessages({library(survival); library(survey); library(qvcalc)}); options(digits=12)
RNGversion("4.0.0"); set.seed(7); items<-c("a","b","c","d","e"); m<-length(items); n<-120; true<-c(1,.6,.2,-.4,-1.2)
gumbel<-function(k) -log(-log(runif(k)))
strict<-sapply(1:n,function(i) {o<-order(-(true+gumbel(m))); k<-sample(1:5,1,prob=c(1,2,4,2,2))
  offered<-if (i%%6==0) o[o!=4] else o; k<-min(k,length(offered)); rest<-offered[-(1:k)]
  paste0(paste(items[offered[1:k]],collapse=">"),if (length(rest)) paste0("|",paste(sort(items[rest]),collapse="")))})
ties<-sapply(1:n,function(i) {r<-pmin(4,pmax(1,round(2.5-true+.8*rnorm(m)))); g<-split(items,r)
  paste(sapply(g,paste,collapse="="),collapse=">")})
d<-data.frame(id=1:n,cluster=rep(1:30,each=4),weight=round(runif(n,.4,2.2),3),strict=strict,ties=ties)
write.csv(d,"preferences_orders.csv",row.names=FALSE,quote=FALSE)
pick<-function(u) which.max(u+gumbel(length(u)))
tasks<-do.call(rbind,lapply(1:60,function(i) do.call(rbind,lapply(1:4,function(t) {s<-sort(sample(m,4)); b<-pick(true[s]); l<-s[-b]; w<-pick(-true[l])
  data.frame(id=i,weight=d$weight[i],shown=paste(items[s],collapse=""),best=items[s[b]],worst=items[l[w]])}))))
write.csv(tasks,"preferences_tasks.csv",row.names=FALSE,quote=FALSE)
G<-list(); put<-function(k,v) G[[length(G)+1]]<<-data.frame(key=k,value=sprintf("%.15g",as.numeric(v)))
C<-diag(m)-1/m  # centres
report<-function(k,b,V) {b<-c(0,b); W<-matrix(0,m,m); W[-1,-1]<-V; put(paste0(k,".log.",items),C%*%b); S<-C%*%W%*%C
  put(paste0(k,".cov.",outer(items,items,paste0)),c(S)); S}
groups<-function(s) {p<-strsplit(s,"|",fixed=TRUE)[[1]]; g<-strsplit(strsplit(p[1],">",fixed=TRUE)[[1]],"=",fixed=TRUE)
  if (length(p)>1) c(g,list(strsplit(p[2],"")[[1]])) else g}
stack<-function(column) do.call(rbind,lapply(1:n,function(i) {g<-groups(d[[column]][i]); if (length(g)<2) return(NULL)
  do.call(rbind,lapply(1:(length(g)-1),function(s) {a<-unlist(g[s:length(g)]); data.frame(id=i,stage=paste(i,s),item=a,case=as.numeric(a%in%g[[s]]))}))}))
design<-function(x) {for (k in items[-1]) x[[k]]<-as.numeric(x$item==k); x$one<-1; merge(x,d[,c("id","cluster","weight")],by="id",sort=FALSE)}
f<-Surv(one,case)~b+c+d+e+strata(stage); eps<-coxph.control(eps=1e-13,toler.chol=1e-15,iter.max=100)
# Rankings without ties: plain, then weighted and clustered.
x<-design(stack("strict")); r<-coxph(f,data=x,control=eps); S<-report("pl",coef(r),vcov(r))
dimnames(S)<-list(items,items); put(paste0("pl.quasi.",items),qvcalc(S)$qvframe$quasiVar)
s<-svycoxph(f,design=svydesign(id=~cluster,weights=~weight,data=x),control=eps); report("pl.design",coef(s),vcov(s)) -> S
put("pl.design.share.a",{z<-exp(c(0,coef(s))); (z/sum(z))[1]}); p<-{z<-exp(c(0,coef(s))); z/sum(z)}
put("pl.design.share_se.a",{j<-p[1]*((1:m==1)-p); sqrt(j%*%S%*%j)})
# Orders with ties: a level group is one choice.
x<-design(stack("ties")); r<-clogit(case~b+c+d+e+strata(stage),data=x,method="exact",control=eps); report("ties",coef(r),vcov(r))->S
# Where an item is never beaten: each item beside a made-up one.
k<-design(stack("strict")); k<-k[k$stage%in%unique(k$stage[k$item=="a"&k$case==1]),]; k<-k[grepl(" 1$",k$stage),]; lists<-length(unique(k$id))
g<-do.call(rbind,lapply(items,function(i) data.frame(id=0,stage=rep(paste(i,1:2),each=2),item=c(i,"z",i,"z"),case=c(1,0,0,1))))
for (j in items[-1]) g[[j]]<-as.numeric(g$item==j); g$one<-1; g$cluster<-0; g$weight<-.5; k$weight<-1; k<-rbind(k,g); k$z<-as.numeric(k$item=="z")
r<-coxph(Surv(one,case)~b+c+d+e+z+strata(stage),data=k,weights=weight,robust=FALSE,control=eps); put("pseudo.lists",lists); report("pseudo",coef(r)[1:4],vcov(r)[1:4,1:4])->S
# Pairs of the same rankings.
pairs<-do.call(rbind,lapply(1:n,function(i) {g<-groups(d$strict[i]); if (length(g)<2) return(NULL)
  do.call(rbind,lapply(1:(length(g)-1),function(s) {o<-expand.grid(first=g[[s]],second=unlist(g[(s+1):length(g)]),stringsAsFactors=FALSE); cbind(id=i,o)}))}))
for (j in items[-1]) pairs[[j]]<-(pairs$first==j)-(pairs$second==j); pairs$y<-1; pairs<-merge(pairs,d[,c("id","cluster","weight")],by="id",sort=FALSE)
flip<-seq_len(nrow(pairs))%%2==0; pairs[flip,c(items[-1])]<- -pairs[flip,c(items[-1])]; pairs$y[flip]<-0
tight<-list(epsilon=1e-14,maxit=100); r<-glm(y~b+c+d+e-1,family=binomial,data=pairs,control=tight); report("bt",coef(r),vcov(r))->S
r<-svyglm(y~b+c+d+e-1,family=quasibinomial,design=svydesign(id=~cluster,weights=~weight,data=pairs),control=tight); report("bt.design",coef(r),vcov(r))->S
# Best-worst: the best of all shown, the worst of those left with the signs turned.
b<-do.call(rbind,lapply(seq_len(nrow(tasks)),function(t) {s<-strsplit(tasks$shown[t],"")[[1]]; l<-s[s!=tasks$best[t]]
  rbind(data.frame(id=tasks$id[t],stage=paste(t,"b"),item=s,case=as.numeric(s==tasks$best[t]),sign=1),data.frame(id=tasks$id[t],stage=paste(t,"w"),item=l,case=as.numeric(l==tasks$worst[t]),sign=-1))}))
b<-design(b); for (j in items[-1]) b[[j]]<-b[[j]]*b$sign
r<-coxph(f,data=b,control=eps); report("bw",coef(r),vcov(r))->S
s<-svycoxph(f,design=svydesign(id=~id,weights=~weight,data=b),control=eps); report("bw.design",coef(s),vcov(s))->S
# Through the program: the hundred who were offered all five, unweighted, each drawn by itself; top 2 of the ranking; ratings of
# satisfaction from 1 to 5, up to 3 not satisfied, a point where somebody does not know.
set.seed(8); d$ratings<-sapply(1:n,function(i) paste(ifelse(runif(m)<.1,".",pmin(5,pmax(1,round(3+c(-.6,.1,.7,-.2,.4)+1.1*rnorm(m))))),collapse=""))
write.csv(d,"preferences_orders.csv",row.names=FALSE,quote=FALSE)
x<-design(stack("strict")); x<-x[x$id%%6!=0,]; s<-svycoxph(f,design=svydesign(id=~id,weights=~one,data=x),control=eps)
report("whole",coef(s),vcov(s))->S; z<-exp(c(0,coef(s))); p<-z/sum(z); J<-diag(p)-p%*%t(p)
put(paste0("whole.share.",items),100*p); put(paste0("whole.share_se.",items),100*sqrt(diag(J%*%S%*%t(J)))); put(paste0("whole.log_se.",items),sqrt(diag(S)))
dimnames(S)<-list(items,items); put(paste0("whole.quasi_se.",items),qvcalc(S)$qvframe$quasiSE)
w<-d[d$id%%6!=0,]; first<-lapply(w$strict,function(s) unlist(head(strsplit(strsplit(s,"|",fixed=TRUE)[[1]][1],">",fixed=TRUE)[[1]],2)))
for (j in 1:m) {t<-sapply(first,function(l) as.numeric(items[j]%in%l)); r<-substr(w$ratings,j,j); v<-as.numeric(r!="."); y<-ifelse(v==1,as.numeric(r%in%c("1","2","3")),0)
  I<-mean(t); D<-sum(y)/sum(v); k<-length(t); both<-svydesign(id=~1,weights=rep(1,k),data=data.frame(t,v,y))
  T<-svytotal(~t+y+v,both); e<-svycontrast(T,quote(t/100*y/v)); put(paste0("is.",items[j]),100*coef(e)); put(paste0("is_se.",items[j]),100*SE(e))
  e<-if (I>1-D) svycontrast(T,quote((t/100+t/100-1+y/v)/2)) else svycontrast(T,quote(t/100/2)); put(paste0("opportunity.",items[j]),100*coef(e)); put(paste0("opportunity_se.",items[j]),100*SE(e))}
s<-svycoxph(f,design=svydesign(id=~id,weights=~one,data=b),control=eps); report("tasks",coef(s),vcov(s))->S; put(paste0("tasks.log_se.",items),sqrt(diag(S)))
o<-do.call(rbind,G); write.csv(o,"preferences_golden.csv",row.names=FALSE); print(head(o[!grepl("cov",o$key),],70),row.names=FALSE)
