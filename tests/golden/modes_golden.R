# Two modes as strata, by R survey 4.1-1 (Debian): writes modes_golden.csv. `online` are the 200 schools of apisrs.csv, each
# drawn by itself; `street` the 183 of apiclus1.csv in 15 districts (clusters). Everybody has the base weight pw of the file.
suppressMessages(library(survey)); options(digits=12)
a<-read.csv("apisrs.csv"); b<-read.csv("apiclus1.csv"); keep<-c("stype","sch.wide","api99","api00","enroll","dnum","pw")
d<-rbind(cbind(a[,keep],mode="online",cluster=paste0("o",seq_len(nrow(a))),N=6194),cbind(b[,keep],mode="street",cluster=paste0("s",b$dnum),N=757))
G<-list(); put<-function(k,v) G[[length(G)+1]]<<-data.frame(key=k,value=sprintf("%.15g",as.numeric(v)))
pe<-function(k,x){put(paste0(k,".",names(coef(x)),".est"),coef(x)); put(paste0(k,".",names(coef(x)),".se"),SE(x))}
one<-function(k,des) {
  pe(paste0(k,".mean"),svymean(~api00+enroll,des)); pe(paste0(k,".total"),svytotal(~enroll,des))
  V<-vcov(svymean(~api00+api99+enroll,des)); put(paste0(k,".vcov.",c(outer(1:3,1:3,paste0))),c(V))
  r<-svyratio(~api00,~api99,des); put(paste0(k,".ratio.est"),coef(r)); put(paste0(k,".ratio.se"),SE(r))
  for (s in c("E","H","M")) pe(paste0(k,".",s),svymean(~api00+enroll,subset(des,stype==s)))
  put(paste0(k,".degf"),degf(des))
}
plain<-svydesign(id=~cluster,strata=~mode,weights=~pw,data=d); one("plain",plain)
fpc<-svydesign(id=~cluster,strata=~mode,weights=~pw,fpc=~N,data=d); one("fpc",fpc)
n<-sum(weights(plain))
pop<-c(`(Intercept)`=n,stypeH=.20*n,stypeM=.18*n,sch.wideYes=.70*n)
one("raked",calibrate(plain,~stype+sch.wide,pop,calfun="raking",epsilon=1e-13,maxit=100))
one("raked.fpc",calibrate(fpc,~stype+sch.wide,pop,calfun="raking",epsilon=1e-13,maxit=100))
o<-do.call(rbind,G); write.csv(o,"modes_golden.csv",row.names=FALSE); print(o,row.names=FALSE)
